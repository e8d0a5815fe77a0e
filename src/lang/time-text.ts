import { calendarDate, instant, isoDuration, shortDuration } from '../../grammar/literals.ts'
import { timeLike } from '../../grammar/time-like.ts'
import type { TextSpan } from '../diagnostics/span.ts'
import type { Time } from './ast.ts'

/** Parses a whole text as a time, for example the value of a parameter; undefined for any other text. */
export function timeOfText(text: string, span: TextSpan): Exclude<Time, { kind: 'param' }> | undefined {
  const word = text.toLowerCase()
  if (word === 'now' || word === 'today' || word === 'yesterday') return { kind: word, span }
  const duration = shortDuration(text) ?? isoDuration(text)
  if (duration !== undefined)
    return duration.kind === 'value' ? { kind: 'duration', ms: duration.value, text, span } : undefined
  const date = calendarDate(text)
  if (date !== undefined)
    return date.kind === 'value' ? { kind: 'date', day: date.value, text, span } : undefined
  const at = instant(text)
  return at?.kind === 'value' ? { kind: 'instant', at: at.value, text, span } : undefined
}

/** Suggestions for a text that is not a valid time, such as `7 days` (→ `7d`) or `2026/11/01`. */
export const timesMeant = (text: string): readonly string[] =>
  timeLike(text.trim().replace(/^(\d+)\s+(?=[a-z])/iu, '$1'))?.suggestions ?? []
