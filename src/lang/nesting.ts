import type { IToken, TokenType } from '../../grammar/cst.ts'
import * as t from '../../grammar/tokens.ts'
import { diagnose } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { TEXT_LIMITS } from './limits.ts'
import { spanOfToken } from './cst-to-ast/reader.ts'

const k = t.keyword
const opening: readonly TokenType[] = [t.LeftParen, t.LeftBrace]
const closing: readonly TokenType[] = [t.RightParen, t.RightBrace]
/** Keywords of forms that can nest without a bracket: `columns of columns of …`. */
const chaining: readonly TokenType[] = [k.column, k.columns, k.runs, k.last, k.roots, k.leaves, k.cycles]
const links: readonly TokenType[] = [k.of, k.in]

/**
 * Reports the first token that is nested too deeply. It counts over the tokens, before the recursive parser runs. Brackets
 * and chains without brackets both count.
 */
export function checkNesting(tokens: readonly IToken[]): Diagnostic | undefined {
  const chains: number[] = []
  let chain = 0
  let depth = 0
  for (const [i, token] of tokens.entries()) {
    const type = token.tokenType
    if (opening.includes(type)) {
      chains.push(chain)
      depth += chain + 1
      chain = 0
    } else if (closing.includes(type)) {
      const outer = chains.pop()
      if (outer !== undefined) {
        depth -= outer + 1
        chain = outer
      }
    } else if (type === t.Comma || type === t.Semicolon) chain = 0
    else if (links.includes(type) && chaining.includes(tokens[i + 1]?.tokenType ?? t.Comma)) chain++
    if (depth + chain > TEXT_LIMITS.nesting) {
      return diagnose('nested-too-deep', { limit: TEXT_LIMITS.nesting }, spanOfToken(token))
    }
  }
  return undefined
}
