import type { IToken, TokenType } from 'chevrotain'
import { diagnose } from '../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts'
import type { TextSpan } from '../src/diagnostics/span.ts'
import { clockOf, timeLike } from './time-like.ts'
import * as t from './tokens.ts'

const k = t.keyword
const days: readonly TokenType[] = [t.CalendarDate, t.Today, t.Yesterday]

/**
 * Reports a word that is not a valid time but is in the place of a time, or directly after one (`2026-11-01 10:00`). The
 * lexer then reads it as a time; directly after a time it counts as part of that time.
 */
export function misplacedTime(
  word: string,
  span: TextSpan,
  before: readonly IToken[],
): { readonly type?: TokenType; readonly diagnostics: readonly Diagnostic[] } | undefined {
  const last = before.at(-1)
  if (last !== undefined && days.includes(last.tokenType) && clockLike(word)) {
    const clock = clockOf(word)
    const day = last.tokenType === t.CalendarDate ? last.image : undefined
    const whole = { start: last.startOffset, end: span.end }
    const suggestions = clock === undefined || day === undefined ? [] : [`${day}T${clock}`]
    return { diagnostics: [diagnose('time-form', { text: `${last.image} ${word}`, suggestions }, whole)] }
  }
  if (last?.tokenType === t.Instant && /^[+-]\d{2}:?\d{2}$/u.test(word)) {
    const whole = { start: last.startOffset, end: span.end }
    const suggestions = [`${last.image}${word}`]
    return { diagnostics: [diagnose('time-form', { text: `${last.image} ${word}`, suggestions }, whole)] }
  }
  if (!takesTime(before)) return undefined
  const suggestions = timeLike(word)?.suggestions ?? []
  return { type: t.Duration, diagnostics: [diagnose('time-form', { text: word, suggestions }, span)] }
}

const clockLike = (word: string): boolean => timeLike(word)?.what === 'timeOfDay'

/** Whether the grammar allows only a time after these tokens. */
function takesTime(before: readonly IToken[]): boolean {
  const last = before.at(-1)?.tokenType
  if (last === k.since || last === k.until || last === k.between || last === k.than) return true
  if (last === k.of) return before.at(-2)?.tokenType === k.as
  return last === k.and && before.at(-3)?.tokenType === k.between
}
