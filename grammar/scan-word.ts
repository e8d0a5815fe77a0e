import type { IToken, TokenType } from 'chevrotain'
import { diagnose } from '../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts'
import type { TextSpan } from '../src/diagnostics/span.ts'
import { calendarDate, instant, isoDuration, shortDuration, wholeNumber, type Literal } from './literals.ts'
import { plainForm } from './plain-form.ts'
import { graphOperator } from './graph-operator.ts'
import { writeQuoted } from './quoted-text.ts'
import { misplacedTime } from './misplaced-time.ts'
import { timeLike } from './time-like.ts'
import * as t from './tokens.ts'
import { beginsWord, isBareGlob, isUuidText, WORD_RUN } from './word-forms.ts'

/** Matches up to a character that cannot be part of a word, even by mistake. */
const WIDE_RUN = /(?:[^\s,;(){}="'<>!.，；（）＝“”„]|!(?!=)|\.(?!\.))+/uy

/** Tried before words, because the zone of an instant may have a `+`. */
const INSTANT_RUN = /\d{4}-\d{2}-\d{2}T[\d:.]*\d(?:Z|[+-]\d{2}:?\d{2})?(?![\p{L}\p{M}\p{N}_\-/:@#*?+])/iuy

interface Found {
  readonly end: number
  readonly type?: TokenType
  readonly diagnostics?: readonly Diagnostic[]
}

/**
 * Scans one bare word, number, time or UUID at `at`, which is not a space, quote or punctuation. For an invalid word the
 * tokens before it show what was meant.
 */
export function scanWord(text: string, at: number, before: readonly IToken[]): Found {
  const instantEnd = match(INSTANT_RUN, text, at)
  if (instantEnd !== undefined) {
    const found = literal(t.Instant, instant(text.slice(at, instantEnd)), text, at, instantEnd)
    if (found !== undefined) return found
  }
  const end = match(WORD_RUN, text, at)
  const closes = end !== undefined && text.charAt(end) === ']' && before.some(({ image }) => image === '[')
  const wideEnd = closes ? end : (match(WIDE_RUN, text, at) ?? at + 1)
  if (end === undefined || wideEnd > end) return misplaced(text, at, wideEnd, before)
  const word = text.slice(at, end)
  if (isUuidText(word)) return { end, type: t.Uuid }
  if (/^[0-9]/u.test(word)) return digits(word, text, at, end, before)
  if (!beginsWord(word)) return misplaced(text, at, end, before)
  if (/[*?]/u.test(word)) return { end, type: t.Glob }
  if (isoDuration(word) !== undefined) return { end, type: t.IsoDuration }
  return { end, type: t.wordType(word) }
}

const k = t.keyword

const DECIMAL = /^\d+\.\d+$/u
const CALENDAR_UNIT = /^\d+(?:M|mon?|mths?|months?|y|Y|yrs?|years?)$/u
const UPPER_UNIT = /^\d+[SHDW]$/u

function digits(word: string, text: string, at: number, end: number, before: readonly IToken[]): Found {
  const span = { start: at, end }
  if (/^\d+$/u.test(word)) return literal(t.Integer, wholeNumber(word), text, at, end)!
  if (DECIMAL.test(word)) return { end, type: t.Decimal }
  const found =
    literal(t.Duration, shortDuration(word), text, at, end) ??
    literal(t.CalendarDate, calendarDate(word), text, at, end)
  if (found !== undefined) return found
  if (CALENDAR_UNIT.test(word)) {
    return { end, type: t.Duration, diagnostics: [diagnose('calendar-duration', { text: word }, span)] }
  }
  if (/^\d{4}-\d{2}-\d{2}T/iu.test(word)) {
    return { end, type: t.Instant, diagnostics: [diagnose('no-such-date', { text: word }, span)] }
  }
  if (UPPER_UNIT.test(word)) {
    const suggestion = word.toLowerCase()
    return {
      end,
      type: t.Duration,
      diagnostics: [diagnose('duration-unit-case', { text: word, suggestion }, span)],
    }
  }
  const range = /^(\d+)(?:-|to|—)(\d+)$/u.exec(word)
  if (range !== null && before.at(-1)?.tokenType === k.depth) {
    const instead = `${range[1]}..${range[2]}`
    return { end, type: t.Integer, diagnostics: [diagnose('said-otherwise', { text: word, instead }, span)] }
  }
  const time = misplacedTime(word, span, before)
  if (time !== undefined) return { end, ...time }
  const suggestions = [...(comparing(before) ? (timeLike(word)?.suggestions ?? []) : []), writeQuoted(word)]
  return { end, type: t.Name, diagnostics: [diagnose('digit-word', { text: word, suggestions }, span)] }
}

function literal(
  type: TokenType,
  value: Literal | undefined,
  text: string,
  at: number,
  end: number,
): Found | undefined {
  if (value === undefined) return undefined
  if (value.kind === 'value') return { end, type }
  const span: TextSpan = { start: at, end }
  const word = text.slice(at, end)
  const diagnostic =
    value.kind === 'calendar'
      ? diagnose('no-such-date', { text: word }, span)
      : diagnose('number-too-large', { text: word }, span)
  return { end, type, diagnostics: [diagnostic] }
}

const comparisons: readonly TokenType[] = [
  t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual,
] // prettier-ignore
const comparing = (before: readonly IToken[]): boolean =>
  comparisons.includes(before.at(-1)?.tokenType ?? t.Word)

const naming: readonly TokenType[] = [k.of, k.dataset, k.job, k.column, k.like, k.in, k.tagged, k.by]

/** Scans a word with a character that is not allowed in bare words as one token, so that it gets one diagnostic. */
function misplaced(text: string, at: number, end: number, before: readonly IToken[]): Found {
  const word = text.slice(at, end)
  const span = { start: at, end }
  const plain = plainForm(word)
  if (plain !== undefined) {
    const found = plain.text === '' ? { end } : scanWord(plain.text, 0, before)
    const readable = found.diagnostics === undefined && (plain.text === '' || found.end === plain.text.length)
    const suggestions = readable && plain.text !== '' ? [plain.text] : [writeQuoted(word)]
    const diagnostics = [diagnose('look-alike', { ...plain, text: word, suggestions }, span)]
    return {
      end,
      ...(readable && found.type === undefined ? {} : { type: found.type ?? t.Name }),
      diagnostics,
    }
  }
  if (!/[\p{L}\p{N}]/u.test(word)) {
    if (/\p{So}/u.test(word) && naming.includes(before.at(-1)?.tokenType ?? t.Word))
      return { end, type: t.Name, diagnostics: [needsQuotes(word, span, before)] }
    const betweenSets =
      /^[-\u2010-\u2015\u2212]+$/u.test(word) && before.every(({ tokenType }) => tokenType !== k.where)
    return { end, diagnostics: [diagnose('stray-character', { text: word, betweenSets }, span)] }
  }
  const time = misplacedTime(word, span, before)
  if (time !== undefined) return { end, ...time }
  if (/^-\d+(?:\.\d+)?$/u.test(word)) {
    const type = word.includes('.') ? t.Decimal : t.Integer
    return { end, type, diagnostics: [diagnose('negative-number', { text: word }, span)] }
  }
  const walk = graphOperator(word)
  if (walk !== undefined)
    return { end, type: t.Name, diagnostics: [diagnose('graph-operator', { text: word, walk }, span)] }
  return { end, type: t.Name, diagnostics: [needsQuotes(word, span, before)] }
}

/** Replaces the SQL wildcard `%` by `*`. */
function needsQuotes(word: string, span: TextSpan, before: readonly IToken[]): Diagnostic {
  const glob = word.replaceAll('%', '*')
  const suggestion =
    before.at(-1)?.tokenType === t.keyword.like && isBareGlob(glob) ? glob : writeQuoted(word)
  return diagnose('needs-quotes', { text: word, suggestion }, span)
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}
