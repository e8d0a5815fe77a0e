import type { Code } from './catalogue.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { NextStep } from './next-step.ts'

/** The next step after a mistake in a query, where it is not the page about the language. */
const NEXT: Readonly<Partial<Record<Code, NextStep>>> = {
  'unknown-name': 'tributary search WORDS',
  'ambiguous-name': 'tributary search WORDS',
  'empty-name': 'tributary search WORDS',
  'no-run': 'tributary help connecting',
  'unknown-saved-query': 'tributary queries list',
  'saved-query-ring': 'tributary queries list',
  'unknown-argument': 'tributary queries list',
  'missing-argument': 'tributary queries list',
  'argument-kind': 'tributary queries list',
}

/** What to do after the first error of a query: find a name, list the saved queries, or read about the language. */
export function nextAfter(diagnostics: readonly Pick<Diagnostic, 'code' | 'severity'>[]): NextStep {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  const next = first === undefined ? undefined : (NEXT as Readonly<Record<string, NextStep>>)[first.code]
  return next ?? 'tributary help language'
}
