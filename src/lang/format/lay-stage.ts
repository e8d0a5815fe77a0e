import type { Stage } from '../ast.ts'
import { layPredicate } from './lay-predicate.ts'
import { behind, indented, listed, type Lines } from './lines.ts'
import { printStage } from './print-stage.ts'
import { printLabel } from './print-word.ts'

/** A stage in lines of at most so many characters where that can be. */
export function layStage(stage: Stage, width: number): Lines {
  const line = printStage(stage)
  if (line.length <= width || (stage.kind === 'count' && stage.by.length === 0)) return [line]
  switch (stage.kind) {
    case 'where': {
      const [first, ...rest] = layPredicate(stage.predicate, width - 6)
      return [`where ${first!}`, ...indented(rest)]
    }
    case 'orderBy':
      return fields(
        'order by',
        stage.keys.map(({ field, descending }) => printLabel(field) + (descending ? ' desc' : '')),
      )
    case 'count':
      return fields('count by', stage.by.map(printLabel))
    case 'show':
      return fields('show', stage.fields.map(printLabel))
    case 'limit':
      return [line]
  }
}

const fields = (head: string, items: readonly string[]): Lines => {
  const [first, ...rest] = listed(
    items.map((item) => [item]),
    ',',
  )
  return [...behind(`${head} `, [first!]), ...indented(rest)]
}
