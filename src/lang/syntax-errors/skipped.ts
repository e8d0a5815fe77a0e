import { standIn } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { splice, type Fault } from './fault.ts'

/** How far ahead a place is looked for where the text makes sense again. */
const FAR = 40

/** What a wrong token may have been meant for. */
const meant: readonly TokenType[] = [t.Name, t.Integer, t.Duration, t.Regex, t.Equal]

/**
 * Tokens with which the text makes sense for two tokens more, though nobody can say what was meant: with something that
 * fits in place of the fault, else without the fewest tokens from the fault on.
 */
export function skipped({ tokens, at, fitting, try: attempt }: Fault): readonly IToken[] | undefined {
  const helps = (changed: readonly IToken[]): boolean => attempt(changed) > Math.min(at + 1, changed.length)
  for (const type of meant.filter((candidate) => fitting.has(candidate) && at < tokens.length)) {
    const changed = splice(tokens, at, at + 1, standIn(type, tokens[at]))
    if (helps(changed)) return changed
  }
  for (let to = at + 1; to <= Math.min(tokens.length, at + FAR); to++) {
    const changed = splice(tokens, at, to)
    if (helps(changed)) return changed
  }
  return undefined
}
