import { standIn } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'

const candidates: readonly TokenType[] = t.allTokens.filter((type) => type !== t.Word)

/** How often the tokens before a place are read to find out what fits there. */
export const FITTING_COST = candidates.length

/** The kinds of token that could stand after these: those that the reader itself takes there. */
export function fittingAfter(
  before: readonly IToken[],
  reach: (tokens: readonly IToken[]) => number,
): ReadonlySet<TokenType> {
  return new Set(candidates.filter((type) => reach([...before, standIn(type)]) > before.length))
}

/** Whether any word fits, keywords included: `than` as a keyword follows `older` and `newer` only. */
export const takesAnyWord = (fitting: ReadonlySet<TokenType>): boolean =>
  fitting.has(t.Name) && fitting.has(t.keyword.than)
