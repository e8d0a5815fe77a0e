import type { TextSpan } from './span.ts'

/** `error` stops a query; `warning` and `note` accompany its answer. */
export type Severity = 'error' | 'warning' | 'note'

/**
 * One mistake or remark, as data. Codes are stable kebab-case and listed in the catalogue; the sentence is in the
 * user's words, without a second person; the caret picture is made at the edge.
 */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span?: TextSpan
  /** At most three, in the words that the user types. */
  readonly expected?: readonly string[]
  readonly hints?: readonly string[]
  /** Replacement texts for the span, best first ("did you mean"). */
  readonly suggestions?: readonly string[]
  /** Queries to be asked instead, each a whole text; a hint says in words what for, and has it between backticks. */
  readonly queries?: readonly string[]
}
