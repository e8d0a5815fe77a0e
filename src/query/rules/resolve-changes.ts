import { diagnose } from '../../diagnostics/catalogue.ts'
import { toIso, type Instant } from '../../domain/time.ts'
import type { Changes } from '../../lang/ast.ts'
import type { PlanNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { readBound } from './read-bound.ts'
import { resolveExpression } from './resolve-expression.ts'
import { nothing, type Resolving, type Scope } from './resolving.ts'

/** A comparison of two looks back at one expression: the first from A, the second from B, or from now. */
export function resolveChanges(
  changes: Changes,
  inherited: Inherited,
  scope: Scope,
  resolving: Resolving,
): PlanNode {
  if (resolving.look !== undefined) {
    resolving.report(diagnose('time-inside-changes', { clause: 'changes' }, changes.span))
    return nothing
  }
  const { from, to } = changes
  const first = readBound(from, 'lower', resolving.now, resolving) ?? resolving.now
  const second = (to && readBound(to, 'upper', resolving.now, resolving)) ?? resolving.now
  if (first > second)
    resolving.report(diagnose('changes-order', { from: toIso(first), to: toIso(second) }, (to ?? from).span))
  const onDefault = (days: number): void =>
    resolving.report(diagnose('changes-default-look', { days }, changes.span))
  const look = (at: Instant): PlanNode =>
    resolveExpression(changes.in, inherited, scope, resolving.lookingFrom({ at, onDefault }))
  return { kind: 'changes', before: look(first), after: look(second) }
}
