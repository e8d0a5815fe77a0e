import { readTokens, type Reading } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'

/** The first token that the parser cannot accept, with what the repair rules need to find the cause. */
export interface Fault {
  readonly text: string
  readonly tokens: readonly IToken[]
  /** Index of the first unexpected token; the number of tokens if the text ends too early. */
  readonly at: number
  /** The token types that the parser accepts at `at`. */
  readonly fitting: ReadonlySet<TokenType>
  /** Parses other tokens and returns how far it came; see `reach`. */
  readonly try: (tokens: readonly IToken[]) => number
}

/** The diagnostic for a fault, and the tokens with the fault repaired. */
export interface Repair {
  readonly diagnostic: Diagnostic
  readonly tokens: readonly IToken[]
}

/** Recognises one kind of mistake: returns a repair if the repaired tokens parse further, otherwise undefined. */
export type RepairRule = (fault: Fault) => Repair | undefined

/** Index of the first unexpected token; the number of tokens + 1 if all parse. */
export function reach(
  tokens: readonly IToken[],
  read: (tokens: readonly IToken[]) => Reading = readTokens,
): number {
  const reading = read(tokens)
  return reading.ok ? tokens.length + 1 : reading.at
}

/** Replaces the tokens of [from, to). */
export const splice = (
  tokens: readonly IToken[],
  from: number,
  to: number,
  ...instead: readonly IToken[]
): readonly IToken[] => [...tokens.slice(0, from), ...instead, ...tokens.slice(to)]

/** The span of the token at an index, or the end of the text. */
export function spanAt(fault: Pick<Fault, 'text' | 'tokens'>, index: number): TextSpan {
  const token = fault.tokens[index]
  if (token !== undefined && !Number.isNaN(token.startOffset)) {
    return { start: token.startOffset, end: token.endOffset! + 1 }
  }
  const end = fault.text.trimEnd().length
  return { start: end, end }
}

/** The span of the tokens of [from, to). Tokens that a repair inserted are not in the text and are ignored. */
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
