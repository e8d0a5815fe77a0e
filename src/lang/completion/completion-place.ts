import { expectedAfter } from '../../../grammar/expected-after.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import { checkNesting } from '../nesting.ts'
import { checkSetChains } from '../set-chains.ts'
import { caretToken } from './caret-token.ts'
import { letNames } from './let-names.ts'
import { readableTokens } from './readable-tokens.ts'
import { slotsOf } from './slot-of.ts'
import type { Slot } from './slot.ts'

/** What the grammar allows at a caret. */
export interface CompletionPlace {
  /** The span that a completion replaces. */
  readonly span: TextSpan
  /** The part of the word before the caret, without quotes. */
  readonly prefix: string
  /** Whether the caret is inside quotes, where no keyword can be. */
  readonly quoted: boolean
  /** Keywords and signs without duplicates, those of the innermost rule first. */
  readonly words: readonly string[]
  /** Kinds of names without duplicates, those of the innermost rule first. */
  readonly slots: readonly Slot[]
  /** Whether the text before the caret parses without repairs. */
  readonly sound: boolean
}

const written: ReadonlySet<TokenType> = new Set([
  ...t.keywords,
  ...t.punctuation,
  t.Now,
  t.Today,
  t.Yesterday,
])

/**
 * Finds what the grammar allows at a caret (a UTF-16 offset) of any text, with or without mistakes. Nothing is allowed inside
 * a comment or beyond the limits of texts. Never throws. The text after the caret matters only for the columns of
 * `column … of DATASET` and for names of parameters.
 */
export function completionPlace(text: string, caret: number): CompletionPlace {
  const at = Math.max(0, Math.min(caret, text.length))
  const found = caretToken(text, at)
  if (found === undefined) return nothingAt(at)
  const { before, span, prefix, quoted } = found
  if (checkNesting(before) !== undefined || checkSetChains(before) !== undefined) return nothingAt(at)
  const tokens = readableTokens(text, before)
  const expected = expectedAfter(tokens)
  const context = {
    text,
    tokens,
    caret: found,
    lets: letNames(tokens),
    parameters: parameterNames([...before, ...found.after]),
  }
  const words = new Set<string>()
  const slots = new Map<string, Slot>()
  for (const one of expected) {
    if (written.has(one.type)) {
      if (!quoted) words.add(one.type.LABEL!)
      continue
    }
    for (const slot of slotsOf(one, context)) {
      const key = JSON.stringify(slot)
      if (!slots.has(key)) slots.set(key, slot)
    }
  }
  const sound = tokens.length === before.length && tokens.every((token, i) => token === before[i])
  return { span, prefix, quoted, words: [...words], slots: [...slots.values()], sound }
}

const nothingAt = (caret: number): CompletionPlace => ({
  span: { start: caret, end: caret },
  prefix: '',
  quoted: false,
  words: [],
  slots: [],
  sound: true,
})

const parameterNames = (tokens: readonly IToken[]): readonly string[] => [
  ...new Set(tokens.filter(({ tokenType }) => tokenType === t.Param).map(({ image }) => image)),
]
