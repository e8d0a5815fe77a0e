import { assertNever } from '../../lib/assert-never.ts'
import { writeQuoted } from '../../../grammar/quoted-text.ts'
import type { Predicate, Word } from '../ast.ts'
import { printRegex } from './print-regex.ts'
import { printTagged } from './print-selector.ts'
import { printTime, printValue } from './print-time.ts'
import { printGlob, printLabel } from './print-word.ts'

export function printPredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'or':
      return predicate.items
        .map((item) => (item.kind === 'or' ? enclosed(item) : printPredicate(item)))
        .join(' or ')
    case 'and':
      return predicate.items
        .map((item) => (isJoined(item) ? enclosed(item) : printPredicate(item)))
        .join(' and ')
    case 'not':
      return needsParentheses(predicate.item)
        ? `not ${enclosed(predicate.item)}`
        : `not ${printPredicate(predicate.item)}`
    case 'compare':
      return `${printField(predicate)} ${predicate.op} ${printValue(predicate.value)}`
    case 'like':
      return `${printField(predicate)} ${not(predicate)}like ${printGlob(predicate.glob)}`
    case 'matching':
      return `${printField(predicate)} ${not(predicate)}matching ${printRegex(predicate.regex)}`
    case 'in': {
      const { values } = predicate
      const list = 'kind' in values ? `$${values.name}` : `(${values.map(printValue).join(', ')})`
      return `${printField(predicate)} ${not(predicate)}in ${list}`
    }
    case 'null':
      return `${printField(predicate)} is ${not(predicate)}null`
    case 'tagged':
      return `${not(predicate)}${printTagged(predicate)}`
    case 'age':
      return `${printField(predicate)} ${predicate.than} than ${printTime(predicate.duration)}`
    default:
      return assertNever(predicate)
  }
}

/** A field named `not` or `tagged` needs quotes: at the start of a predicate both have another meaning. */
function printField({ field }: { readonly field: Word }): string {
  return /^(?:not|tagged)$/iu.test(field.text) ? writeQuoted(field.text) : printLabel(field)
}

const enclosed = (predicate: Predicate): string => `(${printPredicate(predicate)})`
export const isJoined = (predicate: Predicate): boolean => predicate.kind === 'and' || predicate.kind === 'or'
const not = (predicate: { readonly negated: boolean }): string => (predicate.negated ? 'not ' : '')

/** `not tagged x` would parse as a negated test, and `not not` would not parse. */
export const needsParentheses = (item: Predicate): boolean =>
  isJoined(item) || item.kind === 'not' || item.kind === 'tagged'
