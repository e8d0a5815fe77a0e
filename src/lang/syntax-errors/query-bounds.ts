import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'

const opening: readonly TokenType[] = [t.LeftParen, t.LeftBrace]
const closing: readonly TokenType[] = [t.RightParen, t.RightBrace]

/** The index of the first token of the query, or list member, around the token at `at`. */
export function queryStart(tokens: readonly IToken[], at: number): number {
  return levelBefore(tokens, at).at(-1) ?? at
}

/**
 * Indices of the tokens before `at` at the same level of brackets, nearest first, back to the start of the query. A bracketed
 * part counts as its opening bracket.
 */
export function levelBefore(tokens: readonly IToken[], at: number): readonly number[] {
  const found: number[] = []
  let depth = 0
  for (let i = at - 1; i >= 0; i--) {
    const type = tokens[i]!.tokenType
    if (closing.includes(type)) depth++
    else if (opening.includes(type)) {
      if (depth === 0) break
      depth--
    }
    if (depth > 0) continue
    if (type === t.Semicolon || type === t.keyword.explain) break
    if (type === t.Equal && tokens[i - 2]?.tokenType === t.keyword.let) break
    found.push(i)
  }
  return found
}
