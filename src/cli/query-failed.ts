import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nextAfter } from '../diagnostics/next-after.ts'
import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import { CommandFailed } from './command-failed.ts'

/** The mistakes in a query as the failure of a command, each marked in the text. */
export const queryFailed = (diagnostics: readonly Diagnostic[], text: string): CommandFailed =>
  new CommandFailed(diagnostics.map((one) => printDiagnostic(text, one)).join('\n\n'), nextAfter(diagnostics))
