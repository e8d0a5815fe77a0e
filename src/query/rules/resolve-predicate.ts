import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Instant } from '../../domain/time.ts'
import type { Param, Predicate, Value, Word } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import type { Field } from '../fields.ts'
import type { FoundKind } from '../graph/found.ts'
import type { PlanPredicate } from '../plan.ts'
import { checkField, reportOperatorMismatch } from './field-checks.ts'
import { checkKnownValue } from './known-values.ts'
import { paramValue, readTime, reportWrongKind } from './read-param.ts'
import { fixedValue, readValue, type FieldOperand } from './read-value.ts'
import { readPattern, readRegex, readTagged } from './resolve-filters.ts'
import type { Resolver } from './resolver.ts'

/** The context of a predicate: the kinds of the members, and the instant from which ages count. */
export interface PredicatePlace {
  readonly kinds: ReadonlySet<FoundKind>
  readonly ageFrom: Instant
}

type Of<K extends Predicate['kind']> = Extract<Predicate, { readonly kind: K }>

const never: PlanPredicate = { kind: 'or', items: [] }

/** Resolves a predicate and checks its fields and values. Reports mistakes; a faulty part becomes one that never holds. */
export function resolvePredicate(
  predicate: Predicate,
  place: PredicatePlace,
  resolver: Resolver,
): PlanPredicate {
  if (!resolver.countPart()) return never
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return {
        kind: predicate.kind,
        items: predicate.items.map((item) => resolvePredicate(item, place, resolver)),
      }
    case 'not':
      return { kind: 'not', item: resolvePredicate(predicate.item, place, resolver) }
    case 'tagged': {
      const tagged = readTagged(predicate, resolver)
      return negated(predicate.negated, tagged === undefined ? never : { kind: 'tagged', ...tagged })
    }
    default: {
      const field = checkField(predicate.field, place.kinds, resolver)
      return field === undefined ? never : ofField(predicate, field, place, resolver)
    }
  }
}

function ofField(
  predicate: Exclude<Predicate, Of<'and' | 'or' | 'not' | 'tagged'>>,
  field: Field,
  place: PredicatePlace,
  resolver: Resolver,
): PlanPredicate {
  const name = predicate.field.text
  switch (predicate.kind) {
    case 'compare':
      return compare(predicate, field, resolver)
    case 'like': {
      if (!isText(predicate.field, field, 'like', resolver)) return never
      const glob = readPattern(predicate.glob, resolver)
      return negated(predicate.negated, glob === undefined ? never : { kind: 'like', field: name, glob })
    }
    case 'matching': {
      if (!isText(predicate.field, field, 'matching', resolver)) return never
      const regex = readRegex(predicate.regex, resolver)
      return negated(
        predicate.negated,
        regex === undefined ? never : { kind: 'matching', field: name, ...regex },
      )
    }
    case 'in':
      return negated(predicate.negated, oneOf(predicate, field, resolver))
    case 'null':
      return negated(predicate.negated, { kind: 'null', field: name })
    case 'age':
      return age(predicate, field, place, resolver)
    default:
      return assertNever(predicate)
  }
}

/** A date covers its day: `<` and `>=` compare with its start, `<=` and `>` with its end, `=` with all of it. */
function compare(predicate: Of<'compare'>, { type }: Field, resolver: Resolver): PlanPredicate {
  const { field, op } = predicate
  const operand = readValue(predicate.value, field, type, resolver, predicate.span)
  if (operand === undefined) return never
  checkOperand(predicate, operand, resolver)
  if (op === '=' || op === '!=') return negated(op === '!=', equals(field.text, operand))
  if (operand.kind === 'scalar') return { kind: 'compare', field: field.text, op, value: operand.value }
  const value = op === '<' || op === '>=' ? operand.from : operand.to
  return { kind: 'compare', field: field.text, op, value }
}

/** Warns about values that a field never has, and about `= null`. */
function checkOperand({ field, op, value }: Of<'compare'>, operand: FieldOperand, resolver: Resolver): void {
  if (operand.kind !== 'scalar') return
  // A keyword needs no quotes as a value, so `null` is parsed as a text.
  const bare = value.kind === 'word' && value.span.end - value.span.start === value.text.length
  if (bare && value.text.toLowerCase() === 'null') {
    const span = { start: field.span.start, end: value.span.end }
    const instead = `${field.text} is ${op === '!=' ? 'not ' : ''}null`
    resolver.report(diagnose('null-as-text', { word: value.text, instead }, span))
  } else checkKnownValue(field.text, operand.value, value.span, resolver)
}

function equals(field: string, operand: FieldOperand): PlanPredicate {
  if (operand.kind === 'scalar') return { kind: 'compare', field, op: '=', value: operand.value }
  const { from, to } = operand
  return from === to ? { kind: 'compare', field, op: '=', value: from } : { kind: 'between', field, from, to }
}

function oneOf(predicate: Of<'in'>, { type }: Field, resolver: Resolver): PlanPredicate {
  const { field, values } = predicate
  const read = isParam(values)
    ? listOf(values, field, type, resolver)
    : values.map((value) => {
        const operand = readValue(value, field, type, resolver)
        if (operand?.kind === 'scalar') checkKnownValue(field.text, operand.value, value.span, resolver)
        return operand
      })
  const operands = read?.filter((operand) => operand !== undefined)
  if (operands === undefined || operands.length < read!.length) return never
  const scalars = operands.flatMap((o) => (o.kind === 'scalar' ? [o.value] : []))
  const times = operands.flatMap((o) => (o.kind === 'instants' ? [equals(field.text, o)] : []))
  if (times.length === 0) return { kind: 'in', field: field.text, values: scalars }
  return times.length === 1 ? times[0]! : { kind: 'or', items: times }
}

const isParam = (values: readonly Value[] | Param): values is Param => 'kind' in values

/** The values of `in $list`, undefined for each faulty one; undefined if there is no list. Reports the mistakes. */
function listOf(
  param: Param,
  field: Word,
  type: Field['type'],
  resolver: Resolver,
): readonly (FieldOperand | undefined)[] | undefined {
  const value = paramValue(param, resolver)
  if (value === undefined) return undefined
  if (typeof value !== 'object') {
    reportWrongKind(param, 'a list', value, resolver)
    return undefined
  }
  return value.map((item) => {
    const fixed = fixedValue(param, item, type, resolver)
    return fixed && readValue(fixed, field, type, resolver)
  })
}

/** Older than a duration means before the instant that the duration counts back to. */
function age(
  predicate: Of<'age'>,
  { type }: Field,
  { ageFrom }: PredicatePlace,
  resolver: Resolver,
): PlanPredicate {
  const { field, than } = predicate
  if (type !== 'time') {
    reportOperatorMismatch(field, type, `${than} than`, resolver)
    return never
  }
  const duration = readTime(predicate.duration, 'a duration', resolver)
  if (duration?.kind !== 'duration') return never
  return {
    kind: 'compare',
    field: field.text,
    op: than === 'older' ? '<' : '>',
    value: ageFrom - duration.ms,
  }
}

function isText(field: Word, { type }: Field, operator: string, resolver: Resolver): boolean {
  if (type !== 'text') reportOperatorMismatch(field, type, operator, resolver)
  return type === 'text'
}

const negated = (not: boolean, item: PlanPredicate): PlanPredicate => (not ? { kind: 'not', item } : item)
