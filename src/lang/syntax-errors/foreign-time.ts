import { lex } from '../../../grammar/lexer.ts'
import { readQuoted } from '../../../grammar/quoted-text.ts'
import { isCalendarUnit, timeLike, unitNamed } from '../../../grammar/time-like.ts'
import { isName, standIn } from '../../../grammar/parse-tokens.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { spanAt, spanOver, splice, textOf, type Fault, type Repair } from './fault.ts'

/** Times in several words, in quotes, or as numbers: `7 days`, `last week`, `'2026-11-01'`, `1764028800`. */
export function foreignTime(fault: Fault): Repair | undefined {
  const { tokens, at, fitting } = fault
  const token = tokens[at]
  if (token === undefined) return undefined
  if (token.tokenType === t.Quoted) return unquoted(fault)
  if (!fitting.has(t.Duration) || fitting.has(t.Name)) return undefined
  const length = lengthOfTime(fault)
  if (length === undefined) return undefined
  const end = at + length
  const span = spanOver(fault, at, end)
  return {
    diagnostic: timeDiagnostic(textOf(fault, at, end), span),
    tokens: splice(tokens, at, end, standIn(t.Duration, token)),
  }
}

/** Number of tokens from the fault on that are meant as a time. */
function lengthOfTime({ tokens, at }: Fault): number | undefined {
  const image = (i: number): string => tokens[at + i]?.image.toLowerCase() ?? ''
  const isUnit = (i: number): boolean => unitNamed(image(i)) !== undefined || isCalendarUnit(image(i))
  const withAgo = (length: number): number => (image(length) === 'ago' ? length + 1 : length)
  if (tokens[at]!.tokenType === t.Integer) return withAgo(isUnit(1) ? 2 : 1)
  if (['last', 'past', 'previous', 'this'].includes(image(0))) {
    if (tokens[at + 1]?.tokenType === t.Integer && isUnit(2)) return 3
    return isUnit(1) || tokens[at + 1]?.tokenType === t.Duration ? 2 : undefined
  }
  return isName(tokens[at]!) && /^(?:tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/u.test(image(0))
    ? 1
    : undefined
}

function timeDiagnostic(text: string, span: { readonly start: number; readonly end: number }): Diagnostic {
  const [, amount = '1', unit] = /(?:(\d+)\s*)?([a-z]+)?(?:\s+ago)?$/iu.exec(text) ?? []
  if (unit !== undefined && isCalendarUnit(unit)) return diagnose('calendar-duration', { text }, span)
  const named = unit === undefined ? undefined : unitNamed(unit)
  const suggestions = named === undefined ? ofNumber(text) : [`${amount}${named}`]
  return diagnose('time-form', { text, suggestions }, span)
}

/** Suggestions for a bare number: days or hours, a year, a date without dashes, or seconds or milliseconds since 1970. */
function ofNumber(text: string): readonly string[] {
  if (!/^\d+$/u.test(text)) return []
  if (text.length <= 3) return [`${Number(text)}d`, `${Number(text)}h`]
  if (/^(?:19|20)\d{2}$/u.test(text)) return [`${text}-01-01`]
  if (text.length === 10 || text.length === 13)
    return [new Date(Number(text.padEnd(13, '0'))).toISOString().replace('.000', '')]
  return timeLike(text)?.suggestions ?? []
}

/** A number or time in quotes; it must not be quoted. */
function unquoted({ text, tokens, at, fitting }: Fault): Repair | undefined {
  const token = tokens[at]!
  const content = readQuoted(token.image)
  if (content.length > 60) return undefined
  const { tokens: inside } = lex(content, 2)
  const type = inside[0]?.tokenType
  if (inside.length !== 1 || type === undefined || !fitting.has(type)) return undefined
  return {
    diagnostic: diagnose('literal-in-quotes', { text: token.image, content }, spanAt({ text, tokens }, at)),
    tokens: splice(tokens, at, at + 1, standIn(type, token)),
  }
}
