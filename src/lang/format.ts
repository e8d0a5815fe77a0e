import type { Changes, Expr, Query, Text } from './ast.ts'
import { printExpression } from './format/print-expression.ts'
import { printSelector } from './format/print-selector.ts'
import { printStage } from './format/print-stage.ts'
import { printTime } from './format/print-time.ts'
import { spaced, type Printer } from './format/printer.ts'

/** Prints queries and selectors on one line. */
export const printer: Printer = {
  query: printQuery,
  selector: (selector) => printSelector(selector, printer),
}

/**
 * The canonical text of a tree on one line: lower-case keywords, only necessary quotes and parentheses, clauses in their
 * original order. Parsing it gives the same tree except for the spans.
 */
export function format(tree: Text): string {
  const lets = tree.lets.map((binding) => `let ${binding.name.text} = ${printQuery(binding.query)};`)
  return spaced(tree.explain ? 'explain' : undefined, ...lets, printQuery(tree.query))
}

/** The canonical text of one query. */
export function printQuery(query: Query): string {
  return spaced(printBody(query.body), ...query.stages.map(printStage))
}

function printBody(body: Expr | Changes): string {
  if (body.kind !== 'changes') return printExpression(body, printer)
  const times =
    body.to === undefined
      ? `since ${printTime(body.from)}`
      : `between ${printTime(body.from)} and ${printTime(body.to)}`
  return `changes ${times} in ${printExpression(body.in, printer)}`
}
