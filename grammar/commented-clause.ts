import { diagnose } from '../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts'

const CLAUSE =
  /--((?:depth|since|until|between|at|within|avoiding|skip|stop|via|where|order|limit|count|show|param)\b[^\n\r]*)/iu

/** `--depth 3`, as on a command line, is a comment in this language. */
export function commentedClause(text: string, from: number, to: number): Diagnostic | undefined {
  const match = CLAUSE.exec(text.slice(from, to))
  if (match === null) return undefined
  const start = from + match.index
  const [comment, clause] = match
  const span = { start, end: start + comment.trimEnd().length }
  return diagnose('commented-clause', { comment: comment.trimEnd(), clause: clause!.trimEnd() }, span)
}
