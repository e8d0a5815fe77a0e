import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { toNotes } from '../render/to-answer-json.ts'
import { HttpProblem } from './http-problem.ts'

/** The problem of a text with mistakes: its first error in words, or what it comes to; all of them as data. */
export function invalidQuery(diagnostics: readonly Diagnostic[], otherwise: string): HttpProblem {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  return new HttpProblem('invalid-query', first?.message ?? otherwise, { diagnostics: toNotes(diagnostics) })
}
