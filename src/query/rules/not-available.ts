import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { PlanNode } from '../plan.ts'
import { nothing, type Resolving } from './resolving.ts'

/** Refuses a form of the language that cannot be answered yet. */
export function notAvailable(form: string, span: TextSpan, resolving: Resolving): PlanNode {
  resolving.report(diagnose('not-available', { form }, span))
  return nothing
}
