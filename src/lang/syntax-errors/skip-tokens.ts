import { standIn } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { splice, type Fault } from './fault.ts'

/** Most tokens to skip. */
const FAR = 40

/** Token types that may replace the unexpected token. */
const meant: readonly TokenType[] = [t.Name, t.Integer, t.Duration, t.Regex, t.Equal]

/**
 * Error recovery without a known cause: replaces the unexpected token by an expected one, or skips as few tokens as
 * possible, so that the parser accepts at least one token more.
 */
export function skipTokens({ tokens, at, fitting, try: attempt }: Fault): readonly IToken[] | undefined {
  const helps = (changed: readonly IToken[]): boolean => attempt(changed) > Math.min(at + 1, changed.length)
  for (const type of meant.filter((candidate) => fitting.has(candidate) && at < tokens.length)) {
    const changed = splice(tokens, at, at + 1, standIn(type, tokens[at]))
    if (helps(changed)) return changed
  }
  for (let to = at + 1; to <= Math.min(tokens.length, at + FAR); to++) {
    const changed = splice(tokens, at, to)
    if (helps(changed)) return changed
  }
  return undefined
}
