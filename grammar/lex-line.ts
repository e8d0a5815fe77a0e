import { endOf, lex } from './lexer.ts'
import { tokenClass, type TokenClass } from './token-class.ts'
import * as t from './tokens.ts'

/** A range of a line and its class for syntax colours; offsets within the line. */
export interface LineToken {
  readonly start: number
  readonly end: number
  readonly kind: TokenClass | 'comment'
}

export interface LexedLine {
  readonly tokens: readonly LineToken[]
  /** Whether `matching` is the last token so far, so that a `/` on the next line begins a regular expression. */
  readonly afterMatching: boolean
}

const COMMENT = /\s*--[^\n\r]*/uy
/** Put before a line if `matching` is the last token of the lines before it. */
const MATCHING = 'matching '

/**
 * Splits one line into tokens as the lexer splits the whole text: no token crosses the end of a line, and only `matching`
 * affects the next line. Also returns comments, which the lexer skips.
 */
export function lexLine(line: string, afterMatching: boolean, maxTokens: number): LexedLine {
  const shift = afterMatching ? MATCHING.length : 0
  const text = afterMatching ? MATCHING + line : line
  const { tokens } = lex(text, maxTokens + 1)
  const found: LineToken[] = []
  let at = shift
  const comment = (): void => {
    const end = endOf(COMMENT, text, at)
    if (end !== undefined)
      found.push({ start: text.indexOf('--', at) - shift, end: end - shift, kind: 'comment' })
  }
  for (const token of afterMatching ? tokens.slice(1) : tokens) {
    const end = token.endOffset! + 1
    found.push({ start: token.startOffset - shift, end: end - shift, kind: tokenClass(token) })
    at = end
  }
  comment()
  const last = tokens.at(-1)
  return { tokens: found, afterMatching: last?.tokenType === t.keyword.matching }
}
