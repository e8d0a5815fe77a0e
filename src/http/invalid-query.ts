import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nextAfter } from '../diagnostics/next-after.ts'
import { toNotes } from '../render/to-answer-json.ts'
import { HttpProblem } from './http-problem.ts'

/** The problem of a query with mistakes. `detail` is the first error, or `otherwise` if there are only warnings; `diagnostics` has all. */
export function invalidQuery(diagnostics: readonly Diagnostic[], otherwise: string): HttpProblem {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  return new HttpProblem('invalid-query', first?.message ?? otherwise, {
    diagnostics: toNotes(diagnostics),
    next: nextAfter(diagnostics),
  })
}
