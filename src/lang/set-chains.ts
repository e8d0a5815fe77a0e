import type { IToken, TokenType } from '../../grammar/cst.ts'
import * as t from '../../grammar/tokens.ts'
import { diagnose } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { spanOfToken } from './cst-to-ast/reader.ts'
import { TEXT_LIMITS } from './limits.ts'

const operators: readonly TokenType[] = [t.keyword.union, t.keyword.intersect, t.keyword.except]

/**
 * Reports a text with too many set operators: each one makes the tree one level deeper, and its visitors are recursive.
 */
export function checkSetChains(tokens: readonly IToken[]): Diagnostic | undefined {
  const excess = tokens.filter((token) => operators.includes(token.tokenType))[TEXT_LIMITS.sets]
  return excess && diagnose('too-many-sets', { limit: TEXT_LIMITS.sets }, spanOfToken(excess))
}
