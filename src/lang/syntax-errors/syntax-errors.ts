import type { Lexed } from '../../../grammar/lexer.ts'
import { readTokens } from '../../../grammar/parse-tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { expectedTokens, EXPECTED_COST } from './expected-tokens.ts'
import { reach, spanAt, type Fault, type Repair } from './fault.ts'
import { otherLanguage } from './other-language.ts'
import { repairRules } from './repair-rules.ts'
import { skipTokens } from './skip-tokens.ts'
import { unexpected } from './unexpected.ts'

/** Most syntax errors reported for one text. */
const MAX_ERRORS = 8

/** Most tokens parsed while looking for causes; bounds the time for any text. */
const MAX_TOKENS_PARSED = 400_000

/**
 * Finds the syntax errors of a text and adds them to the diagnostics of the lexer. After each error a repair rule, or else
 * skipping tokens, lets the parser continue.
 */
export function syntaxErrors(text: string, lexed: Lexed): readonly Diagnostic[] {
  const foreign = otherLanguage(text)
  if (foreign !== undefined) return [foreign]
  const reported: Diagnostic[] = [...lexed.diagnostics]
  let budget = MAX_TOKENS_PARSED
  const tryReading = (tokens: readonly IToken[]): number => {
    budget -= tokens.length
    return budget < 0 ? 0 : reach(tokens)
  }
  let tokens = lexed.tokens
  for (let count = 0; count < MAX_ERRORS; count++) {
    const reading = readTokens(tokens)
    if (reading.ok) break
    const before = tokens.slice(0, reading.at)
    const fault: Fault = {
      text,
      tokens,
      at: reading.at,
      fitting: before.length * EXPECTED_COST > budget ? new Set() : expectedTokens(before, tryReading),
      try: tryReading,
    }
    const repair = repaired(fault)
    const known = isReported(fault, reported)
    if (!known) reported.push(repair?.diagnostic ?? unexpected(fault))
    const next = (known ? undefined : repair?.tokens) ?? skipTokens(fault) ?? repair?.tokens
    if (next === undefined || reach(next) <= reading.at) break
    tokens = next
  }
  return reported
}

function repaired(fault: Fault): Repair | undefined {
  for (const rule of repairRules) {
    const repair = rule(fault)
    if (repair !== undefined) return repair
  }
  return undefined
}

/** Whether a diagnostic already covers this place, so that another one would be noise. */
function isReported(fault: Fault, reported: readonly Diagnostic[]): boolean {
  const end = spanAt(fault, fault.at).end
  const start = fault.at === 0 ? 0 : spanAt(fault, fault.at - 1).end
  return reported.some(
    ({ span }) => span !== undefined && span.end > start && span.start < Math.max(end, start + 1),
  )
}
