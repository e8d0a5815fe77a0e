import {
  createTokenInstance,
  tokenMatcher,
  type CstNode,
  type IRecognitionException,
  type IToken,
  type TokenType,
} from 'chevrotain'
import * as t from './tokens.ts'
import type { TextCstNode } from './tributary-cst.ts'
import { TributaryParser } from './tributary-parser.ts'

const parser = new TributaryParser()

/** A reading of tokens: the tree if all fits, else the index of the first token that does not (the length: the end). */
export type Reading =
  { readonly ok: true; readonly cst: TextCstNode } | { readonly ok: false; readonly at: number }

/** Reads tokens as a text, up to the first that does not fit. */
export function readTokens(tokens: readonly IToken[]): Reading {
  parser.input = [...tokens]
  const cst = parser.text() as TextCstNode
  const error = parser.errors[0]
  return error === undefined ? { ok: true, cst } : { ok: false, at: indexOf(error, tokens) }
}

function indexOf(error: IRecognitionException, tokens: readonly IToken[]): number {
  const at = tokens.indexOf(error.token)
  return at === -1 ? tokens.length : at
}

/**
 * How many tokens from the first on make one clause (`depth 3`), or one operand of `union` and its like; undefined if none
 * begins there.
 */
export function lengthOf(rule: 'clause' | 'intersection', tokens: readonly IToken[]): number | undefined {
  parser.input = [...tokens]
  const node = parser[rule]() as CstNode | undefined
  const error = parser.errors[0]
  // Text left over is no fault here; anything else is.
  if (error !== undefined && error.name !== 'NotAllInputParsedException') return undefined
  const end = node?.location?.endOffset
  const last = tokens.findIndex((token) => token.endOffset === end)
  return last === -1 ? undefined : last + 1
}

/** A token that is tried in a text, in place of another if there is one, to see how it would be read. */
export const standIn = (type: TokenType, place?: IToken): IToken =>
  createTokenInstance(
    type,
    place?.image ?? type.LABEL ?? type.name,
    place?.startOffset ?? Number.NaN,
    place?.endOffset ?? Number.NaN,
    0,
    0,
    0,
    0,
  )

/** Whether a token is a keyword; `now`, `today` and `yesterday` are none. */
export const isKeyword = (token: IToken): boolean =>
  tokenMatcher(token, t.Word) && !tokenMatcher(token, t.Name)

/** Whether a token is a bare name that is no keyword. */
export const isName = (token: IToken): boolean => tokenMatcher(token, t.Name)
