import type { Clause, Expr } from '../ast.ts'
import { laySelector } from './lay-selector.ts'
import type { Layout } from './layout.ts'
import { behind, indented, type Lines } from './lines.ts'
import { printClause } from './print-clause.ts'
import { enclosedSides, printExpression } from './print-expression.ts'

/** An expression in lines of at most so many characters where that can be: clauses and operands on their own. */
export function layExpression(expr: Expr, width: number, layout: Layout): Lines {
  const line = printExpression(expr, layout.printer)
  if (line.length <= width) return [line]
  const withClauses = (head: Lines, clauses: readonly Clause[]): Lines => [
    ...head,
    ...clauses.flatMap((clause) => indented(layClause(clause, width - 2, layout))),
  ]
  const selected = (head: string, selector: Parameters<typeof laySelector>[0]): Lines =>
    behind(head, laySelector(selector, width - head.length, layout))
  switch (expr.kind) {
    case 'set': {
      const { left, right } = enclosedSides(expr)
      const head = `${expr.op} `
      return [
        ...operand(expr.left, left, width, layout),
        ...behind(head, operand(expr.right, right, width - head.length, layout)),
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
        : behind('cycles in ', operand(expr.in, expr.in.kind === 'set', width - 10, layout))
    case 'ends': {
      const head = `${expr.which} of `
      return behind(head, operand(expr.of, expr.of.kind === 'set', width - head.length, layout))
    }
    case 'group':
      return withClauses(['(', ...indented(layout.query(expr.query, width - 2)), ')'], expr.clauses)
    case 'named':
      return withClauses([expr.name.text], expr.clauses)
    case 'selection':
      return laySelector(expr.selector, width, layout)
  }
}

function operand(expr: Expr, isEnclosed: boolean, width: number, layout: Layout): Lines {
  if (!isEnclosed) return layExpression(expr, width, layout)
  const line = `(${printExpression(expr, layout.printer)})`
  return line.length <= width ? [line] : ['(', ...indented(layExpression(expr, width - 2, layout)), ')']
}

function layClause(clause: Clause, width: number, layout: Layout): Lines {
  const line = printClause(clause, layout.printer)
  if (line.length <= width) return [line]
  switch (clause.kind) {
    case 'within':
    case 'avoiding':
    case 'skip':
    case 'stopAt': {
      const head = clause.kind === 'stopAt' ? 'stop at ' : `${clause.kind} `
      return behind(head, laySelector(clause.selector, width - head.length, layout))
    }
    default:
      return [line]
  }
}
