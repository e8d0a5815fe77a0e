import { toIso } from '../domain/time.ts'
import { assertNever } from '../lib/assert-never.ts'
import { fieldNamed } from '../query/fields.ts'
import type { PlanPredicate } from '../query/plan.ts'

/** A resolved predicate in one line, with parentheses where `and`, `or` and `not` nest. */
export function predicateText(predicate: PlanPredicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.items.map(nested).join(` ${predicate.kind} `)
    case 'not':
      return `not ${nested(predicate.item)}`
    case 'compare':
      return `${predicate.field} ${predicate.op} ${valueText(predicate.field, predicate.value)}`
    case 'like':
      return `${predicate.field} like ${JSON.stringify(predicate.glob)}`
    case 'matching':
      return `${predicate.field} matching /${predicate.source}/${predicate.ignoreCase ? 'i' : ''}`
    case 'in':
      return `${predicate.field} in (${predicate.values.map((value) => valueText(predicate.field, value)).join(', ')})`
    case 'between':
      return `${predicate.field} from ${bound(predicate.from)} to ${bound(predicate.to)}`
    case 'null':
      return `${predicate.field} is null`
    case 'tagged':
      return predicate.value === undefined
        ? `tagged ${JSON.stringify(predicate.tag)}`
        : `tagged ${JSON.stringify(predicate.tag)}=${JSON.stringify(predicate.value)}`
    default:
      return assertNever(predicate)
  }
}

const nested = (predicate: PlanPredicate): string =>
  predicate.kind === 'and' || predicate.kind === 'or'
    ? `(${predicateText(predicate)})`
    : predicateText(predicate)

/** An open bound may be a time outside the calendar. */
const bound = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? toIso(at) : at < 0 ? 'the beginning' : 'the end of time'

const valueText = (field: string, value: string | number): string =>
  typeof value === 'number' && fieldNamed(field)?.type === 'time' ? bound(value) : JSON.stringify(value)
