import { assertNever } from '../../lib/assert-never.ts'
import type { Filter, Selector } from '../ast.ts'
import { printRegex } from './print-regex.ts'
import { printInteger, printValue } from './print-time.ts'
import { printBare, printColumnName, printGlob, printIdentity, printLabel, printName } from './print-word.ts'
import { spaced, type Printer } from './printer.ts'

export function printSelector(selector: Selector, printer: Printer): string {
  switch (selector.kind) {
    case 'list':
      return `{ ${selector.items.map(printer.selector).join(', ')} }`
    case 'query':
      return `(${printer.query(selector.query)})`
    case 'bare':
      return printBare(selector.name)
    case 'saved': {
      const args = selector.args.map((a) => `${printLabel(a.name)} = ${printValue(a.value)}`)
      return `@${printLabel(selector.name)}${args.length === 0 ? '' : `(${args.join(', ')})`}`
    }
    case 'dataset':
    case 'job': {
      const place = selector.in === undefined ? undefined : `in ${printGlob(selector.in)}`
      return spaced(selector.kind, printName(selector.name), place)
    }
    case 'datasets':
    case 'jobs':
      return spaced(selector.kind, ...selector.filters.map(printFilter))
    case 'column':
      return `column ${printColumnName(selector.name)} of ${printer.selector(selector.of)}`
    case 'columns': {
      const of = selector.of === undefined ? undefined : `of ${printer.selector(selector.of)}`
      return spaced('columns', ...selector.filters.map(printFilter), of)
    }
    case 'run':
    case 'operation':
    case 'id':
      return `${selector.kind} ${printIdentity(selector.name)}`
    case 'runs':
      return printRuns(selector, printer)
    case 'lastRun':
      return `last run of ${printer.selector(selector.of)}`
    default:
      return assertNever(selector)
  }
}

/** A `last` belongs to the innermost `runs` without one. So an inner `runs` without `last` gets parentheses. */
function printRuns(runs: Extract<Selector, { kind: 'runs' }>, printer: Printer): string {
  const filters = runs.filters.map(printFilter)
  const last = runs.last === undefined ? undefined : `last ${printInteger(runs.last)}`
  if (runs.of === undefined) return spaced('runs', ...filters, last)
  const of = printer.selector(runs.of)
  const takesLast = last !== undefined && endsInOpenRuns(runs.of)
  return spaced('runs', ...filters, `of ${takesLast ? `(${of})` : of}`, last)
}

export function endsInOpenRuns(selector: Selector): boolean {
  switch (selector.kind) {
    case 'runs':
      return selector.last === undefined
    case 'column':
    case 'lastRun':
      return endsInOpenRuns(selector.of)
    case 'columns':
      return selector.of !== undefined && endsInOpenRuns(selector.of)
    default:
      return false
  }
}

export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'like':
      return `like ${printGlob(filter.glob)}`
    case 'matching':
      return `matching ${printRegex(filter.regex)}`
    case 'tagged':
      return printTagged(filter)
    case 'owned':
      return `owned by ${printName(filter.by)}`
    case 'in':
      return `in ${printGlob(filter.namespace)}`
    default:
      return assertNever(filter)
  }
}

export const printTagged = (tagged: Pick<Extract<Filter, { kind: 'tagged' }>, 'tag' | 'value'>): string =>
  `tagged ${printName(tagged.tag)}${tagged.value === undefined ? '' : ` = ${printName(tagged.value)}`}`
