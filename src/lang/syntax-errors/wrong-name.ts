import { isKeyword, standIn } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import { writeQuoted } from '../../../grammar/quoted-text.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { spanAt, splice, type Fault, type Repair } from './fault.ts'

const literals: ReadonlyMap<TokenType, string> = new Map([
  [t.Integer, 'a number'],
  [t.Decimal, 'a number'],
  [t.Duration, 'a duration'],
  [t.CalendarDate, 'a date'],
  [t.Instant, 'an instant'],
  [t.Uuid, 'a UUID'],
])

/** A number, a time, a UUID, a pattern or a keyword instead of a name; with quotes it is a name. */
export function wrongName(fault: Fault): Repair | undefined {
  const { tokens, at, fitting } = fault
  const token = tokens[at]
  if (token === undefined || !fitting.has(t.Name)) return undefined
  const diagnostic = nameDiagnostic(fault)
  if (diagnostic === undefined) return undefined
  const repaired = splice(tokens, at, at + 1, standIn(t.Name))
  const reached = fault.try(repaired)
  if (reached <= at) return undefined
  if (isKeyword(token)) {
    // A keyword is more likely correct, with a missing name before it.
    const inserted = fault.try(splice(tokens, at, at, standIn(t.Name)))
    if (inserted > reached || reached === at + 1) return undefined
  }
  return { diagnostic, tokens: repaired }
}

function nameDiagnostic({ text, tokens, at }: Fault): Diagnostic | undefined {
  const token = tokens[at]!
  const span = spanAt({ text, tokens }, at)
  const suggestion = writeQuoted(token.image)
  const what = literals.get(token.tokenType)
  if (what !== undefined) return diagnose('literal-as-name', { text: token.image, what, suggestion }, span)
  if (token.tokenType === t.Glob) return diagnose('glob-as-name', { text: token.image, suggestion }, span)
  if (!isKeyword(token)) return undefined
  if (tokens[at - 1]?.tokenType === t.keyword.let)
    return diagnose('keyword-as-let', { word: token.image }, span)
  return diagnose('keyword-as-name', { word: token.image, suggestion }, span)
}
