import { readable } from '../../grammar/expected-after.ts'
import { lex } from '../../grammar/lexer.ts'
import { readTokens } from '../../grammar/parse-tokens.ts'
import { TEXT_LIMITS } from './limits.ts'
import { checkNesting } from './nesting.ts'
import { checkSetChains } from './set-chains.ts'

/** Whether a text is an incomplete query that more text can complete: `upstream of`, `let a = b;`. */
export function isUnfinished(text: string): boolean {
  if (text.length > TEXT_LIMITS.bytes) return false
  const { tokens, diagnostics } = lex(text, TEXT_LIMITS.tokens)
  if (diagnostics.length > 0 || checkNesting(tokens) !== undefined || checkSetChains(tokens) !== undefined)
    return false
  return tokens.length > 0 && readable(tokens) === tokens.length && !readTokens(tokens).ok
}
