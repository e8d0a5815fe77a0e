import { assertNever } from '../../lib/assert-never.ts'
import type { Clause } from '../ast.ts'
import { printInteger, printTime } from './print-time.ts'
import { printLabel } from './print-word.ts'
import type { Printer } from './printer.ts'

export function printClause(clause: Clause, printer: Printer): string {
  switch (clause.kind) {
    case 'depth':
      return `depth ${printDepth(clause)}`
    case 'since':
    case 'until':
      return `${clause.kind} ${printTime(clause.time)}`
    case 'asOf':
      return `as of ${printTime(clause.time)}`
    case 'between':
      return `between ${printTime(clause.from)} and ${printTime(clause.to)}`
    case 'at':
      return `at ${clause.granularity}`
    case 'within':
    case 'avoiding':
    case 'skip':
      return `${clause.kind} ${printer.selector(clause.selector)}`
    case 'stopAt':
      return `stop at ${printer.selector(clause.selector)}`
    case 'via':
      return `via ${clause.words.map(printLabel).join(', ')}`
    case 'includingStart':
      return 'including start'
    default:
      return assertNever(clause)
  }
}

function printDepth({ all, min, max }: Extract<Clause, { kind: 'depth' }>): string {
  if (all) return 'all'
  const upper = max === undefined ? '' : printInteger(max)
  return min === undefined ? upper : `${printInteger(min)}..${upper}`
}
