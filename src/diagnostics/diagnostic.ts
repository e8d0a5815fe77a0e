import type { TextSpan } from './span.ts'

/** `error` stops a query; `warning` and `note` accompany its answer. */
export type Severity = 'error' | 'warning' | 'note'

/**
 * One mistake in a query, or a remark on it, as data. `code` is stable, kebab-case and listed in `catalogue.ts`. `message`
 * uses the words of the user and never addresses the reader. The CLI or the viewer adds the picture with carets.
 */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span?: TextSpan
  /** What the parser expected at the span: at most three phrases in the words that the user types. */
  readonly expected?: readonly string[]
  readonly hints?: readonly string[]
  /** Replacement texts for the span, best first ("did you mean"). */
  readonly suggestions?: readonly string[]
  /** Complete queries to run instead. Each also appears between backticks in a hint that explains it. */
  readonly queries?: readonly string[]
}
