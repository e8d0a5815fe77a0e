import { expectedAfter } from '../../../grammar/expected-after.ts'
import { lex } from '../../../grammar/lexer.ts'
import { isKeyword } from '../../../grammar/parse-tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { readQuoted } from '../../../grammar/quoted-text.ts'
import * as t from '../../../grammar/tokens.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import { readableTokens } from '../completion/readable-tokens.ts'
import { letNames } from '../completion/let-names.ts'
import { slotsOf } from '../completion/slot-of.ts'
import type { Slot } from '../completion/slot.ts'
import { TEXT_LIMITS } from '../limits.ts'
import { checkNesting } from '../nesting.ts'
import { checkSetChains } from '../set-chains.ts'

/** The word or sign at a caret, and its meaning there. */
export type WordAt = { readonly span: TextSpan; readonly text: string } & (
  | { readonly kind: 'word' | 'sign' | 'other' }
  /** A name with the slots of its place; `in` is the namespace after it. */
  | { readonly kind: 'name'; readonly slots: readonly Slot[]; readonly in?: string }
)

/** The word at a caret (a UTF-16 offset) of a text, with or without mistakes; undefined between words. Never throws. */
export function wordAt(text: string, caret: number): WordAt | undefined {
  if (text.length > TEXT_LIMITS.bytes) return undefined
  const { tokens } = lex(text, TEXT_LIMITS.tokens)
  const index = tokens.findLastIndex((token) => token.startOffset <= caret && caret <= endOf(token))
  const token = tokens[index]
  if (token === undefined) return undefined
  const span = { start: token.startOffset, end: endOf(token) }
  if (t.punctuation.includes(token.tokenType)) return { kind: 'sign', span, text: token.tokenType.LABEL! }

  const written = tokens.slice(0, index)
  if (checkNesting(written) !== undefined || checkSetChains(written) !== undefined) return undefined
  const before = readableTokens(text, written)
  const expected = expectedAfter(before)
  const itself = expected.filter(({ type }) => type === token.tokenType)
  const word = token.image.toLowerCase()
  if (isWordOfLanguage(token) && (itself.length > 0 || expected.every(({ type }) => type !== t.Word)))
    return { kind: 'word', span, text: word }

  const after = tokens.slice(index + 1)
  const context = {
    text,
    tokens: before,
    caret: { before: written, after, span, prefix: token.image, quoted: false },
    lets: letNames(before),
    parameters: [token.image],
  }
  const named = itself.length > 0 ? itself : expected.filter(({ type }) => type === t.Word || type === t.Name)
  const slots = named.flatMap((one) => slotsOf(one, context))
  const [place, namespace] = after
  return {
    kind: slots.length === 0 ? 'other' : 'name',
    span,
    text: token.tokenType === t.Quoted ? readQuoted(token.image) : token.image,
    slots,
    ...(place?.tokenType === t.keyword.in && namespace !== undefined
      ? { in: namespace.tokenType === t.Quoted ? readQuoted(namespace.image) : namespace.image }
      : {}),
  }
}

const endOf = (token: IToken): number => token.endOffset! + 1

const isWordOfLanguage = (token: IToken): boolean =>
  isKeyword(token) || [t.Now, t.Today, t.Yesterday].includes(token.tokenType)
