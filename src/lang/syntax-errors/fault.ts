import { readTokens, type Reading } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'

/** A place where a text stops to make sense, with what the rules need to find out why. */
export interface Fault {
  readonly text: string
  readonly tokens: readonly IToken[]
  /** Of the first token that does not fit; the number of tokens if the text ends too early. */
  readonly at: number
  /** What could stand at this place. */
  readonly fitting: ReadonlySet<TokenType>
  /** Reads other tokens, as far as they make sense. */
  readonly try: (tokens: readonly IToken[]) => number
}

/** What is said about a fault, and the tokens without it. */
export interface Repair {
  readonly diagnostic: Diagnostic
  readonly tokens: readonly IToken[]
}

/** One kind of mistake: known by its repair, which lets the text make sense further on. */
export type RepairRule = (fault: Fault) => Repair | undefined

/** The first token that does not fit; more than there are if all do. */
export function reach(
  tokens: readonly IToken[],
  read: (tokens: readonly IToken[]) => Reading = readTokens,
): number {
  const reading = read(tokens)
  return reading.ok ? tokens.length + 1 : reading.at
}

/** The tokens with those of [from, to) replaced. */
export const splice = (
  tokens: readonly IToken[],
  from: number,
  to: number,
  ...instead: readonly IToken[]
): readonly IToken[] => [...tokens.slice(0, from), ...instead, ...tokens.slice(to)]

/** The span of the token at an index, or the end of what is written. */
export function spanAt(fault: Pick<Fault, 'text' | 'tokens'>, index: number): TextSpan {
  const token = fault.tokens[index]
  if (token !== undefined && !Number.isNaN(token.startOffset)) {
    return { start: token.startOffset, end: token.endOffset! + 1 }
  }
  const end = fault.text.trimEnd().length
  return { start: end, end }
}

/** The place of the tokens of [from, to), as far as they are in the text: what a repair has put in is not. */
export function spanOver(fault: Pick<Fault, 'text' | 'tokens'>, from: number, to: number): TextSpan {
  const written = fault.tokens.slice(from, to).filter((token) => !Number.isNaN(token.startOffset))
  const [first, last] = [written[0], written.at(-1)]
  return first === undefined || last === undefined
    ? spanAt(fault, to)
    : { start: first.startOffset, end: last.endOffset! + 1 }
}

/** The text of the tokens of [from, to), on one line. */
export function textOf(fault: Pick<Fault, 'text' | 'tokens'>, from: number, to: number): string {
  const first = fault.tokens[from]
  const last = fault.tokens[to - 1]
  if (first === undefined || last === undefined || to <= from) return ''
  const written = fault.text.slice(first.startOffset, last.endOffset! + 1)
  return written
    .replaceAll(/--[^\n\r]*(?:[\n\r]|$)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
