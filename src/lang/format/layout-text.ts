import type { Query, Text } from '../ast.ts'
import { format, printer, printQuery } from '../format.ts'
import { layoutExpression } from './layout-expression.ts'
import { layoutStage } from './layout-stage.ts'
import type { LayoutContext } from './layout-context.ts'
import { withSuffix, withPrefix, type Lines } from './lines.ts'
import { printTime } from './print-time.ts'

const layout: LayoutContext = { printer, query: layoutQuery }

/**
 * Prints a tree in lines of at most `width` characters if possible. A text without `let` that fits gets one line. Parsing
 * the result gives the same tree except for the spans.
 */
export function layoutText(tree: Text, width: number): Lines {
  const line = format(tree)
  if (tree.lets.length === 0 && line.length <= width) return [line]
  const lets = tree.lets.flatMap(({ name, query }) => {
    const head = `let ${name.text} = `
    return withSuffix(withPrefix(head, indentContinuation(layoutQuery(query, width - head.length))), ';')
  })
  const [first, ...rest] = [...lets, ...layoutQuery(tree.query, width)]
  return tree.explain ? [`explain ${first!}`, ...rest] : [first!, ...rest]
}

/** Indents the continuation lines of a `let`, so that the next `let` is easy to see. */
const indentContinuation = ([first, ...rest]: Lines): Lines => [first!, ...rest.map((line) => `  ${line}`)]

function layoutQuery(query: Query, width: number): Lines {
  const line = printQuery(query)
  if (line.length <= width) return [line]
  return [...layoutBody(query, width), ...query.stages.flatMap((stage) => layoutStage(stage, width))]
}

function layoutBody({ body }: Query, width: number): Lines {
  if (body.kind !== 'changes') return layoutExpression(body, width, layout)
  const times =
    body.to === undefined
      ? `since ${printTime(body.from)}`
      : `between ${printTime(body.from)} and ${printTime(body.to)}`
  const head = `changes ${times} in`
  const inner = layoutExpression(body.in, width - 2, layout)
  return inner.length === 1 && head.length + inner[0]!.length < width
    ? [`${head} ${inner[0]!}`]
    : [head, ...inner.map((text) => `  ${text}`)]
}
