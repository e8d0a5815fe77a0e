import type { Lexed } from '../../../grammar/lexer.ts'
import { readTokens } from '../../../grammar/parse-tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { fittingAfter, FITTING_COST } from './fitting.ts'
import { reach, spanAt, type Fault, type Repair } from './fault.ts'
import { otherLanguage } from './other-language.ts'
import { repairRules } from './repair-rules.ts'
import { skipped } from './skipped.ts'
import { unexpected } from './unexpected.ts'

/** So many mistakes of order are told at once. */
const MOST = 8

/** How many tokens may be read while looking for causes, so that no text takes long. */
const WORK = 400_000

/**
 * What is wrong with the order of a text's tokens, besides what its letters have already shown to be wrong. Each mistake
 * is repaired, if a rule knows how, and reading goes on from there.
 */
export function syntaxErrors(text: string, lexed: Lexed): readonly Diagnostic[] {
  const foreign = otherLanguage(text)
  if (foreign !== undefined) return [foreign]
  const told: Diagnostic[] = [...lexed.diagnostics]
  let work = WORK
  const tryReading = (tokens: readonly IToken[]): number => {
    work -= tokens.length
    return work < 0 ? 0 : reach(tokens)
  }
  let tokens = lexed.tokens
  for (let count = 0; count < MOST; count++) {
    const reading = readTokens(tokens)
    if (reading.ok) break
    const before = tokens.slice(0, reading.at)
    const fault: Fault = {
      text,
      tokens,
      at: reading.at,
      fitting: before.length * FITTING_COST > work ? new Set() : fittingAfter(before, tryReading),
      try: tryReading,
    }
    const repair = repaired(fault)
    const known = isTold(fault, told)
    if (!known) told.push(repair?.diagnostic ?? unexpected(fault))
    const next = (known ? undefined : repair?.tokens) ?? skipped(fault) ?? repair?.tokens
    if (next === undefined || reach(next) <= reading.at) break
    tokens = next
  }
  return told
}

function repaired(fault: Fault): Repair | undefined {
  for (const rule of repairRules) {
    const repair = rule(fault)
    if (repair !== undefined) return repair
  }
  return undefined
}

/** Whether something has been said about this very place, so that saying more would only be noise. */
function isTold(fault: Fault, told: readonly Diagnostic[]): boolean {
  const end = spanAt(fault, fault.at).end
  const start = fault.at === 0 ? 0 : spanAt(fault, fault.at - 1).end
  return told.some(
    ({ span }) => span !== undefined && span.end > start && span.start < Math.max(end, start + 1),
  )
}
