import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import type { NextStep } from '../diagnostics/next-step.ts'
import type { NoteJson } from '../render/answer-json.ts'
import { CommandFailed } from './command-failed.ts'

/** The problem (RFC 9457) in the answer to a failed request. */
export interface Problem {
  readonly title: string
  readonly detail: string
  readonly diagnostics: readonly NoteJson[]
  readonly next: NextStep
}

/** A problem as the failure of a command. `source` is the query of the request; its mistakes are marked in it. */
export function problemFailed({ title, detail, diagnostics, next }: Problem, source = ''): CommandFailed {
  const message =
    diagnostics.length === 0
      ? `${title}: ${detail}${/[.!?]$/u.test(detail) ? '' : '.'}`
      : diagnostics.map((diagnostic) => printDiagnostic(source, diagnostic)).join('\n\n')
  return new CommandFailed(message, next)
}
