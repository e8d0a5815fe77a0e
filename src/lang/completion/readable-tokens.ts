import { readable } from '../../../grammar/expected-after.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { expectedTokens } from '../syntax-errors/expected-tokens.ts'
import { reach, type Fault } from '../syntax-errors/fault.ts'
import { repairRules } from '../syntax-errors/repair-rules.ts'

/** Most repairs before a caret. */
const MAX_REPAIRS = 8

/** Most tokens parsed while repairing; bounds the time for any text. */
const MAX_TOKENS_PARSED = 100_000

/**
 * Repairs the tokens before a caret, so that they are the beginning of a valid text. It uses the same rules as the syntax
 * errors; if no rule applies, it skips unexpected tokens.
 */
export function readableTokens(text: string, tokens: readonly IToken[]): readonly IToken[] {
  let budget = MAX_TOKENS_PARSED
  const tryReading = (some: readonly IToken[]): number => {
    budget -= some.length
    return budget < 0 ? 0 : reach(some)
  }
  let now = tokens
  for (let count = 0; count < MAX_REPAIRS; count++) {
    const at = readable(now)
    if (at === now.length) return now
    const fault: Fault = {
      text,
      tokens: now,
      at,
      fitting: expectedTokens(now.slice(0, at), tryReading),
      try: tryReading,
    }
    const repaired = repair(fault) ?? withoutUnexpected(now, at)
    if (readable(repaired) <= at) return now.slice(0, at)
    now = repaired
  }
  return now.slice(0, readable(now))
}

function repair(fault: Fault): readonly IToken[] | undefined {
  for (const rule of repairRules) {
    const tokens = rule(fault)?.tokens
    if (tokens !== undefined && readable(tokens) > fault.at) return tokens
  }
  return undefined
}

/** Skips as few tokens as possible, so that the parser can continue. */
function withoutUnexpected(tokens: readonly IToken[], at: number): readonly IToken[] {
  const good = tokens.slice(0, at)
  for (let next = at + 1; next < tokens.length && next <= at + MAX_SKIPPED; next++) {
    const rest = tokens.slice(next)
    if (readable([...good, ...rest.slice(0, 1)]) > at) return [...good, ...rest]
  }
  return good
}

/** Most unexpected tokens to skip at one place. */
const MAX_SKIPPED = 40
