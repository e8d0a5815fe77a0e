import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Instant } from '../../domain/time.ts'
import { printValue } from '../../lang/format/print-time.ts'
import { timesMeant, timeOfText } from '../../lang/time-text.ts'
import type { Param, Time, Value, Word } from '../../lang/ast.ts'
import type { FieldType } from '../fields.ts'
import { TYPE_WORDS } from './field-checks.ts'
import { readBound } from './read-bound.ts'
import { paramValue, reportWrongKind } from './read-param.ts'
import type { Resolver } from './resolver.ts'

/** The right side of a comparison: a text, a number, or the instants that a time covers (a date covers its day). */
export type FieldOperand =
  | { readonly kind: 'scalar'; readonly value: string | number }
  | { readonly kind: 'instants'; readonly from: Instant; readonly to: Instant }

/** Reads a value by the type of the field; undefined, with an error, if that is not possible. */
export function readValue(
  value: Value,
  field: Word,
  type: FieldType,
  resolver: Resolver,
  comparison?: TextSpan,
): FieldOperand | undefined {
  const fixed = value.kind === 'param' ? valueOfParam(value, type, resolver) : value
  if (fixed === undefined) return undefined
  const operand = operandOf(fixed, type, resolver)
  if (operand !== undefined) return operand
  const found = printValue(fixed)
  resolver.report(
    type === 'time' && fixed.kind === 'duration'
      ? diagnose('age-by-comparison', { field: field.text, duration: found }, comparison ?? value.span)
      : diagnose(
          'field-value',
          { field: field.text, takes: TYPE_WORDS[type], found, meant: suggestionsFor(fixed, type) },
          value.span,
        ),
  )
  return undefined
}

/** Suggestions if only the quotes of a value, or its form as a time, are wrong. */
function suggestionsFor(value: FixedValue, type: FieldType): readonly string[] {
  const text = 'text' in value ? value.text : value.kind
  if (type === 'text')
    return [printValue({ kind: 'word', text, quoted: true, glob: false, span: value.span })]
  if (type === 'number') return /^\d+(?:\.\d+)?$/u.test(text) ? [text] : []
  return type === 'time' || type === 'duration' ? timesMeant(text) : []
}

type FixedValue = Exclude<Value, Param>

function operandOf(value: FixedValue, type: FieldType, resolver: Resolver): FieldOperand | undefined {
  switch (type) {
    case 'text': {
      const text = textOf(value)
      return text === undefined ? undefined : { kind: 'scalar', value: text }
    }
    case 'number':
      return value.kind === 'number' ? { kind: 'scalar', value: value.value } : undefined
    case 'duration':
      return value.kind === 'duration' ? { kind: 'scalar', value: value.ms } : undefined
    case 'time':
      return value.kind === 'word' || value.kind === 'number' || value.kind === 'duration'
        ? undefined
        : instantsOf(value, resolver)
    case 'boolean':
      return undefined
  }
}

/** A word such as `today` is a text for a field of texts. Anything that starts with a digit must be quoted. */
function textOf(value: FixedValue): string | undefined {
  if (value.kind === 'word') return value.text
  if (value.kind === 'now' || value.kind === 'today' || value.kind === 'yesterday') return value.kind
  return value.kind === 'duration' && !/^\d/.test(value.text) ? value.text : undefined
}

function instantsOf(time: Time, resolver: Resolver): FieldOperand | undefined {
  const from = readBound(time, 'lower', resolver.now, resolver)
  const to = readBound(time, 'upper', resolver.now, resolver)
  if (from === undefined || to === undefined) return undefined
  return { kind: 'instants', from, to }
}

function valueOfParam(param: Param, type: FieldType, resolver: Resolver): FixedValue | undefined {
  const value = paramValue(param, resolver)
  if (value === undefined) return undefined
  return fixedValue(param, value, type, resolver)
}

/** The value of a parameter as if it were written in the text. For a field of texts, any text remains a text. */
export function fixedValue(
  param: Param,
  value: string | number | readonly (string | number)[],
  type: FieldType,
  resolver: Resolver,
): FixedValue | undefined {
  const { span } = param
  if (typeof value === 'number' && type === 'number')
    return { kind: 'number', value, text: String(value), span }
  if (typeof value === 'string' && type === 'text')
    return { kind: 'word', text: value, quoted: true, glob: false, span }
  const time = typeof value === 'string' ? timeOfText(value, span) : undefined
  if (time !== undefined && (type === 'time' || (type === 'duration' && time.kind === 'duration')))
    return time
  reportWrongKind(param, TYPE_WORDS[type], value, resolver)
  return undefined
}
