import { standIn } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'

const candidates: readonly TokenType[] = t.allTokens.filter((type) => type !== t.Word)

/** Number of parses that `expectedTokens` makes. */
export const EXPECTED_COST = candidates.length

/** The token types that the parser accepts after `before`, found by trying each one. */
export function expectedTokens(
  before: readonly IToken[],
  reach: (tokens: readonly IToken[]) => number,
): ReadonlySet<TokenType> {
  return new Set(candidates.filter((type) => reach([...before, standIn(type)]) > before.length))
}

/** Whether the parser accepts any word, including keywords. `than` is the test: as a keyword it only follows `older` and `newer`. */
export const takesAnyWord = (fitting: ReadonlySet<TokenType>): boolean =>
  fitting.has(t.Name) && fitting.has(t.keyword.than)
