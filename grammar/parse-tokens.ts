import { isRecognitionException, type CstNode, type IRecognitionException, type IToken } from 'chevrotain'
import type { TextCstNode } from './tributary-cst.ts'
import { TributaryParser } from './tributary-parser.ts'

const strict = new TributaryParser({ recovery: false })

/** A reading of tokens: the tree if all fits, else the index of the first token that does not (the length: the end). */
export type Reading =
  { readonly ok: true; readonly cst: TextCstNode } | { readonly ok: false; readonly at: number }

/** Reads tokens as a text, up to the first that does not fit. */
export function readTokens(tokens: readonly IToken[]): Reading {
  strict.input = [...tokens]
  const cst = strict.text() as TextCstNode
  const error = strict.errors[0]
  return error === undefined ? { ok: true, cst } : { ok: false, at: indexOf(error, tokens) }
}

/** How many tokens from the first on make one clause (`depth 3`), or undefined if none begins there. */
export const clauseLength = (tokens: readonly IToken[]): number | undefined => lengthOf('clause', tokens)

/** How many tokens from the first on make one operand of `union` and its like, or undefined if none begins there. */
export const operandLength = (tokens: readonly IToken[]): number | undefined => lengthOf('intersection', tokens)

function lengthOf(rule: 'clause' | 'intersection', tokens: readonly IToken[]): number | undefined {
  strict.input = [...tokens]
  const node: CstNode | undefined = strict[rule]() as CstNode | undefined
  const end = node?.location?.endOffset
  if (end === undefined || Number.isNaN(end)) return undefined
  const error = strict.errors[0]
  // Text left over is no fault here; anything else is.
  if (error !== undefined && error.name !== 'NotAllInputParsedException') return undefined
  return tokens.findIndex((token) => token.endOffset === end) + 1
}

function indexOf(error: IRecognitionException, tokens: readonly IToken[]): number {
  if (!isRecognitionException(error)) throw error
  const at = tokens.indexOf(error.token)
  return at === -1 ? tokens.length : at
}
