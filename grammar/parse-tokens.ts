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

/** Result of a parse: the tree, or the index of the first unexpected token (the number of tokens: unexpected end). */
export type Reading =
  | { readonly ok: true; readonly cst: TextCstNode }
  | { readonly ok: false; readonly at: number }

/** Parses tokens as a text, up to the first unexpected one. */
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
 * Number of tokens at the beginning that form one clause (`depth 3`), or one operand of a set operator; undefined if the
 * tokens do not begin with one.
 */
export function lengthOf(rule: 'clause' | 'intersection', tokens: readonly IToken[]): number | undefined {
  parser.input = [...tokens]
  const node = parser[rule]() as CstNode | undefined
  const error = parser.errors[0]
  // Remaining tokens are allowed here; any other error is not.
  if (error !== undefined && error.name !== 'NotAllInputParsedException') return undefined
  const end = node?.location?.endOffset
  const last = tokens.findIndex((token) => token.endOffset === end)
  return last === -1 ? undefined : last + 1
}

/** Makes a token to try in a text, optionally at the position of another token. */
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

/** Whether a token is a keyword; `now`, `today` and `yesterday` are not keywords. */
export const isKeyword = (token: IToken): boolean =>
  tokenMatcher(token, t.Word) && !tokenMatcher(token, t.Name)

/** Whether a token is a bare name and not a keyword. */
export const isName = (token: IToken): boolean => tokenMatcher(token, t.Name)
