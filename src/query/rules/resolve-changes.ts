import { diagnose } from '../../diagnostics/catalogue.ts'
import { toIso, type Instant } from '../../domain/time.ts'
import type { Changes } from '../../lang/ast.ts'
import type { PlanNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { readBound } from './read-bound.ts'
import { resolveExpression } from './resolve-expression.ts'
import { emptySelection, type Resolver, type Scope } from './resolver.ts'

/** A comparison of one expression at two times: the first is A, the second is B, or now. */
export function resolveChanges(
  changes: Changes,
  inherited: Inherited,
  scope: Scope,
  resolver: Resolver,
): PlanNode {
  if (resolver.changesSide !== undefined) {
    resolver.report(diagnose('time-inside-changes', { clause: 'changes' }, changes.span))
    return emptySelection
  }
  const { from, to } = changes
  const first = readBound(from, 'lower', resolver.now, resolver) ?? resolver.now
  const second = (to && readBound(to, 'upper', resolver.now, resolver)) ?? resolver.now
  if (first > second)
    resolver.report(diagnose('changes-order', { from: toIso(first), to: toIso(second) }, (to ?? from).span))
  const onDefault = (days: number): void =>
    resolver.report(diagnose('changes-default-look', { days }, changes.span))
  const side = (at: Instant): PlanNode =>
    resolveExpression(changes.in, inherited, scope, resolver.forChangesSide({ at, onDefault }))
  return { kind: 'changes', before: side(first), after: side(second) }
}
