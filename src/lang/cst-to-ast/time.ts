import type { AgeCstNode, TimeCstNode, WholeNumberCstNode } from '../../../grammar/tributary-cst.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { calendarDate, instant, isoDuration, shortDuration, type Literal } from '../../../grammar/literals.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { IntegerNode, Time } from '../ast.ts'
import { spanOfToken, type Reader } from './reader.ts'
import { readParam } from './word.ts'

/** The value of a literal; 0 for one that the lexer has already reported. */
const valueOf = (literal: Literal | undefined): number => (literal?.kind === 'value' ? literal.value : 0)

export const readDuration = (token: IToken): Time => ({
  kind: 'duration',
  ms: valueOf(shortDuration(token.image)),
  text: token.image,
  span: spanOfToken(token),
})

export const readDate = (token: IToken): Time => ({
  kind: 'date',
  day: valueOf(calendarDate(token.image)),
  text: token.image,
  span: spanOfToken(token),
})

export const readInstant = (token: IToken): Time => ({
  kind: 'instant',
  at: valueOf(instant(token.image)),
  text: token.image,
  span: spanOfToken(token),
})

/** The time of a word where a time is allowed: an ISO duration without months and years. */
export function isoDurationOf(token: IToken): Time | undefined {
  const literal = isoDuration(token.image)
  if (literal?.kind !== 'value') return undefined
  return { kind: 'duration', ms: literal.value, text: token.image, span: spanOfToken(token) }
}

/** A place that allows only a time, so that a duration with months or years is an error. */
function readIsoDuration(token: IToken, reader: Reader): Time {
  const time = isoDurationOf(token)
  if (time !== undefined) return time
  const text = token.image
  const span = spanOfToken(token)
  const tooLarge = isoDuration(text)?.kind === 'too-large'
  reader.report(
    tooLarge ? diagnose('number-too-large', { text }, span) : diagnose('calendar-duration', { text }, span),
  )
  return { kind: 'duration', ms: 0, text, span }
}

export function readTime(node: TimeCstNode, reader: Reader): Time {
  const { Duration, CalendarDate, Instant, Now, Today, IsoDuration, Yesterday, Param } = node.children
  if (Duration !== undefined) return readDuration(Duration[0]!)
  if (CalendarDate !== undefined) return readDate(CalendarDate[0]!)
  if (Instant !== undefined) return readInstant(Instant[0]!)
  if (Now !== undefined) return { kind: 'now', span: spanOfToken(Now[0]!) }
  if (Today !== undefined) return { kind: 'today', span: spanOfToken(Today[0]!) }
  if (Yesterday !== undefined) return { kind: 'yesterday', span: spanOfToken(Yesterday[0]!) }
  if (IsoDuration !== undefined) return readIsoDuration(IsoDuration[0]!, reader)
  return readParam(Param![0]!)
}

/** The duration after `older than` and `newer than`. */
export function readAge(node: AgeCstNode, reader: Reader): Time {
  const { Duration, IsoDuration, Param } = node.children
  if (Duration !== undefined) return readDuration(Duration[0]!)
  if (IsoDuration !== undefined) return readIsoDuration(IsoDuration[0]!, reader)
  return readParam(Param![0]!)
}

export function readWholeNumber(node: WholeNumberCstNode): IntegerNode {
  const { Integer, Param } = node.children
  if (Integer === undefined) return readParam(Param![0]!)
  return { kind: 'integer', value: Number(Integer[0]!.image), span: spanOfToken(Integer[0]!) }
}
