import type { Stage } from '../ast.ts'
import { layoutPredicate } from './layout-predicate.ts'
import { withPrefix, indented, separated, type Lines } from './lines.ts'
import { printStage } from './print-stage.ts'
import { printLabel } from './print-word.ts'

/** Breaks a stage into lines of at most `width` characters if possible. */
export function layoutStage(stage: Stage, width: number): Lines {
  const line = printStage(stage)
  if (line.length <= width || (stage.kind === 'count' && stage.by.length === 0)) return [line]
  switch (stage.kind) {
    case 'where': {
      const [first, ...rest] = layoutPredicate(stage.predicate, width - 6)
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
  const [first, ...rest] = separated(
    items.map((item) => [item]),
    ',',
  )
  return [...withPrefix(`${head} `, [first!]), ...indented(rest)]
}
