import { readable } from '../../../grammar/expected-after.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { fittingAfter } from '../syntax-errors/fitting.ts'
import { reach, type Fault } from '../syntax-errors/fault.ts'
import { repairRules } from '../syntax-errors/repair-rules.ts'

/** So many mistakes before a caret are mended. */
const MOST = 8

/** How many tokens may be read again to find out what was meant before the caret. */
const WORK = 100_000

/**
 * The tokens before a caret as they were most likely meant, so that they begin a text: mended by the rules that mistakes are
 * told by, and where none knows, without the words that fit nowhere.
 */
export function readableTokens(text: string, tokens: readonly IToken[]): readonly IToken[] {
  let work = WORK
  const tryReading = (some: readonly IToken[]): number => {
    work -= some.length
    return work < 0 ? 0 : reach(some)
  }
  let now = tokens
  for (let count = 0; count < MOST; count++) {
    const at = readable(now)
    if (at === now.length) return now
    const fault: Fault = {
      text,
      tokens: now,
      at,
      fitting: fittingAfter(now.slice(0, at), tryReading),
      try: tryReading,
    }
    const mended = mend(fault) ?? withoutMisfits(now, at)
    if (readable(mended) <= at) return now.slice(0, at)
    now = mended
  }
  return now.slice(0, readable(now))
}

function mend(fault: Fault): readonly IToken[] | undefined {
  for (const rule of repairRules) {
    const tokens = rule(fault)?.tokens
    if (tokens !== undefined && readable(tokens) > fault.at) return tokens
  }
  return undefined
}

/** Leaves out as few tokens as let reading go on. */
function withoutMisfits(tokens: readonly IToken[], at: number): readonly IToken[] {
  const good = tokens.slice(0, at)
  for (let next = at + 1; next < tokens.length && next <= at + LEFT_OUT; next++) {
    const rest = tokens.slice(next)
    if (readable([...good, ...rest.slice(0, 1)]) > at) return [...good, ...rest]
  }
  return good
}

/** So many words that fit nowhere are passed over. */
const LEFT_OUT = 40
