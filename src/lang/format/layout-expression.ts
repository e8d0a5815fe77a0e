import type { Clause, Expr } from '../ast.ts'
import { layoutSelector } from './layout-selector.ts'
import type { LayoutContext } from './layout-context.ts'
import { withPrefix, indented, type Lines } from './lines.ts'
import { printClause } from './print-clause.ts'
import { enclosedSides, printExpression } from './print-expression.ts'

/**
 * Breaks an expression into lines of at most `width` characters if possible. Clauses and operands get lines of their own.
 * @example
 * upstream of dataset orders
 *   depth 3
 *   since 7d
 */
export function layoutExpression(expr: Expr, width: number, layout: LayoutContext): Lines {
  const line = printExpression(expr, layout.printer)
  if (line.length <= width) return [line]
  const withClauses = (head: Lines, clauses: readonly Clause[]): Lines => [
    ...head,
    ...clauses.flatMap((clause) => indented(layoutClause(clause, width - 2, layout))),
  ]
  const selected = (head: string, selector: Parameters<typeof layoutSelector>[0]): Lines =>
    withPrefix(head, layoutSelector(selector, width - head.length, layout))
  switch (expr.kind) {
    case 'set': {
      const { left, right } = enclosedSides(expr)
      const head = `${expr.op} `
      return [
        ...operand(expr.left, left, width, layout),
        ...withPrefix(head, operand(expr.right, right, width - head.length, layout)),
      ]
    }
    case 'walk':
      return withClauses(selected(`${expr.direction} of `, expr.of), expr.clauses)
    case 'paths': {
      const head = expr.shortest ? 'shortest path' : 'paths'
      return withClauses(
        [...selected(`${head} from `, expr.from), ...indented(selected('to ', expr.to))],
        expr.clauses,
      )
    }
    case 'cycles':
      return expr.in === undefined
        ? [line]
        : withPrefix('cycles in ', operand(expr.in, expr.in.kind === 'set', width - 10, layout))
    case 'ends': {
      const head = `${expr.which} of `
      return withPrefix(head, operand(expr.of, expr.of.kind === 'set', width - head.length, layout))
    }
    case 'group':
      return withClauses(['(', ...indented(layout.query(expr.query, width - 2)), ')'], expr.clauses)
    case 'named':
      return withClauses([expr.name.text], expr.clauses)
    case 'selection':
      return layoutSelector(expr.selector, width, layout)
  }
}

function operand(expr: Expr, isEnclosed: boolean, width: number, layout: LayoutContext): Lines {
  if (!isEnclosed) return layoutExpression(expr, width, layout)
  const line = `(${printExpression(expr, layout.printer)})`
  return line.length <= width ? [line] : ['(', ...indented(layoutExpression(expr, width - 2, layout)), ')']
}

function layoutClause(clause: Clause, width: number, layout: LayoutContext): Lines {
  const line = printClause(clause, layout.printer)
  if (line.length <= width) return [line]
  switch (clause.kind) {
    case 'within':
    case 'avoiding':
    case 'skip':
    case 'stopAt': {
      const head = clause.kind === 'stopAt' ? 'stop at ' : `${clause.kind} `
      return withPrefix(head, layoutSelector(clause.selector, width - head.length, layout))
    }
    default:
      return [line]
  }
}
