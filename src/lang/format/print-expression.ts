import { assertNever } from '../../lib/assert-never.ts'
import type { Clause, Expr } from '../ast.ts'
import { printClause } from './print-clause.ts'
import { spaced, type Printer } from './printer.ts'

/** Which operands of a set operator need parentheses because of precedence and left associativity. */
export const enclosedSides = ({
  op,
  left,
  right,
}: Extract<Expr, { kind: 'set' }>): { readonly left: boolean; readonly right: boolean } => ({
  left: left.kind === 'set' && op === 'intersect' && left.op !== 'intersect',
  right: right.kind === 'set' && (op === 'intersect' || right.op !== 'intersect'),
})

export function printExpression(expr: Expr, printer: Printer): string {
  const clauses = (list: readonly Clause[]): readonly string[] => list.map((c) => printClause(c, printer))
  const within = (part: Expr, enclose: boolean): string => {
    const text = printExpression(part, printer)
    return enclose ? `(${text})` : text
  }
  switch (expr.kind) {
    case 'set': {
      const { left: leftEnclosed, right: rightEnclosed } = enclosedSides(expr)
      const left = within(expr.left, leftEnclosed)
      const right = within(expr.right, rightEnclosed)
      return `${left} ${expr.op} ${right}`
    }
    case 'walk':
      return spaced(expr.direction, 'of', printer.selector(expr.of), ...clauses(expr.clauses))
    case 'paths': {
      const head = expr.shortest ? 'shortest path' : 'paths'
      const ends = `from ${printer.selector(expr.from)} to ${printer.selector(expr.to)}`
      return spaced(head, ends, ...clauses(expr.clauses))
    }
    case 'cycles':
      return expr.in === undefined ? 'cycles' : `cycles in ${within(expr.in, expr.in.kind === 'set')}`
    case 'ends':
      return `${expr.which} of ${within(expr.of, expr.of.kind === 'set')}`
    case 'group':
      return spaced(`(${printer.query(expr.query)})`, ...clauses(expr.clauses))
    case 'named':
      return spaced(expr.name.text, ...clauses(expr.clauses))
    case 'selection':
      return printer.selector(expr.selector)
    default:
      return assertNever(expr)
  }
}
