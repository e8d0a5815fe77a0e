import type { IToken, TokenType } from 'chevrotain'
import { diagnose } from '../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts'
import type { TextSpan } from '../src/diagnostics/span.ts'
import { clockOf, timeLike } from './time-like.ts'
import * as t from './tokens.ts'

const k = t.keyword
const days: readonly TokenType[] = [t.CalendarDate, t.Today, t.Yesterday]

/**
 * What is said of a word, no time of this language, that stands where a time may stand or right behind one. It is read as the
 * time it was meant for; behind one it belongs to it.
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

/** Whether only a time can stand after these. */
function takesTime(before: readonly IToken[]): boolean {
  const last = before.at(-1)?.tokenType
  if (last === k.since || last === k.until || last === k.between || last === k.than) return true
  if (last === k.of) return before.at(-2)?.tokenType === k.as
  return last === k.and && before.at(-3)?.tokenType === k.between
}
