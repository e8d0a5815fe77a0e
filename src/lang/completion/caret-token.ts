import { lex } from '../../../grammar/lexer.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { readQuoted } from '../../../grammar/quoted-text.ts'
import * as t from '../../../grammar/tokens.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import { TEXT_LIMITS } from '../limits.ts'

/** The tokens around the caret, and the word at the caret. */
export interface CaretToken {
  readonly before: readonly IToken[]
  readonly after: readonly IToken[]
  /** The span that a completion replaces: the word at the caret, or an empty span. */
  readonly span: TextSpan
  /** The part of the word before the caret, without quotes. */
  readonly prefix: string
  readonly quoted: boolean
}

/** Finds the tokens around a caret; undefined inside a comment and for a text that is too long. */
export function caretToken(text: string, caret: number): CaretToken | undefined {
  if (text.length > TEXT_LIMITS.bytes) return undefined
  const { tokens } = lex(text.slice(0, caret), TEXT_LIMITS.tokens)
  const last = tokens.at(-1)
  const end = endOf(last)
  if (/--[^\n\r]*$/u.test(text.slice(end, caret))) return undefined

  const all = lex(text, TEXT_LIMITS.tokens).tokens
  const following = (from: number): readonly IToken[] => all.filter((token) => token.startOffset >= from)
  if (last === undefined || end < caret || !isWordLike(last, text, caret)) {
    const stray = /[!<>]$/u.exec(text.slice(end, caret))?.[0] ?? ''
    const span = { start: caret - stray.length, end: caret }
    return { before: tokens, after: following(caret), span, prefix: stray, quoted: false }
  }
  // The word may continue after the caret. An unclosed quote ends at the caret; otherwise it would include all that follows.
  const whole = all.find((token) => token.startOffset === last.startOffset)
  const quoted = last.tokenType === t.Quoted
  const continues = whole !== undefined && (!quoted || isClosed(whole.image))
  const span = { start: last.startOffset, end: continues ? Math.max(caret, endOf(whole)) : caret }
  return {
    before: tokens.slice(0, -1),
    after: following(span.end),
    span,
    prefix: quoted ? readQuoted(`${last.image}"`) : last.image,
    quoted,
  }
}

const endOf = (token: IToken | undefined): number => (token === undefined ? 0 : token.endOffset! + 1)

/** Whether the next character could continue the token that ends at the caret. */
function isWordLike(token: IToken, text: string, caret: number): boolean {
  if (t.punctuation.includes(token.tokenType)) return false
  if (token.tokenType === t.Quoted) return !isClosed(text.slice(token.startOffset, caret))
  return token.tokenType !== t.Regex
}

const isClosed = (image: string): boolean => /^(["'])(?:\\[^\n\r]|(?!\1)[^\\\n\r])*\1$/u.test(image)
