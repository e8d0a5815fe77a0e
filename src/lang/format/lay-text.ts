import type { Query, Text } from '../ast.ts'
import { format, printer, printQuery } from '../format.ts'
import { layExpression } from './lay-expression.ts'
import { layStage } from './lay-stage.ts'
import type { Layout } from './layout.ts'
import { before, behind, type Lines } from './lines.ts'
import { printTime } from './print-time.ts'

const layout: Layout = { printer, query: layQuery }

/**
 * A tree as a text in lines of at most so many characters where that can be; one line where it fits and binds no names.
 * Reading it gives the same tree but for the spans.
 */
export function layText(tree: Text, width: number): Lines {
  const line = format(tree)
  if (tree.lets.length === 0 && line.length <= width) return [line]
  const lets = tree.lets.flatMap(({ name, query }) => {
    const head = `let ${name.text} = `
    return before(behind(head, hanging(layQuery(query, width - head.length))), ';')
  })
  const [first, ...rest] = [...lets, ...layQuery(tree.query, width)]
  return tree.explain ? [`explain ${first!}`, ...rest] : [first!, ...rest]
}

/** What goes on in further lines behind a head is indented, so that the next binding stands out. */
const hanging = ([first, ...rest]: Lines): Lines => [first!, ...rest.map((line) => `  ${line}`)]

function layQuery(query: Query, width: number): Lines {
  const line = printQuery(query)
  if (line.length <= width) return [line]
  return [...layBody(query, width), ...query.stages.flatMap((stage) => layStage(stage, width))]
}

function layBody({ body }: Query, width: number): Lines {
  if (body.kind !== 'changes') return layExpression(body, width, layout)
  const times =
    body.to === undefined
      ? `since ${printTime(body.from)}`
      : `between ${printTime(body.from)} and ${printTime(body.to)}`
  const head = `changes ${times} in`
  const inner = layExpression(body.in, width - 2, layout)
  return inner.length === 1 && head.length + inner[0]!.length < width
    ? [`${head} ${inner[0]!}`]
    : [head, ...inner.map((text) => `  ${text}`)]
}
