import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { spanAt, type Fault } from './fault.ts'
import { phrasesFor } from './phrases.ts'

/** The generic diagnostic if no rule applies: the unexpected token and what the parser expected. */
export function unexpected(fault: Fault): Diagnostic {
  const { tokens, at, fitting } = fault
  const span = spanAt(fault, at)
  if (tokens.length === 0) return diagnose('empty-text', {}, span)
  const expected = phrasesFor(
    fitting,
    tokens.slice(0, at).map((token) => token.tokenType),
  )
  const found = tokens[at]
  return found === undefined
    ? diagnose('unexpected-end', { expected }, span)
    : diagnose('unexpected-word', { found: found.image, expected }, span)
}
