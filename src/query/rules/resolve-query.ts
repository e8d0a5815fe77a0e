import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Instant } from '../../domain/time.ts'
import type { Query } from '../../lang/ast.ts'
import { windowsOf } from '../answer-window.ts'
import type { PlanNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { resolveChanges } from './resolve-changes.ts'
import { resolveExpression } from './resolve-expression.ts'
import { resolveStages } from './resolve-stages.ts'
import { emptySelection, type Resolver, type Scope } from './resolver.ts'

/** The plan of a query, with the clauses of the parentheses around it. */
export function resolveQuery(query: Query, inherited: Inherited, scope: Scope, resolver: Resolver): PlanNode {
  const { body, stages } = query
  const input =
    body.kind === 'changes'
      ? resolveChanges(body, inherited, scope, resolver)
      : resolveExpression(body, inherited, scope, resolver)
  return resolveStages(input, stages, ageFrom(input, resolver), resolver)
}

/** The plan of a query that is used as a set. Reports a query that returns a table. */
export function resolveMembers(
  query: Query,
  inherited: Inherited,
  scope: Scope,
  resolver: Resolver,
): PlanNode {
  const table = query.stages.find((stage) => stage.kind === 'count' || stage.kind === 'show')
  if (table === undefined) return resolveQuery(query, inherited, scope, resolver)
  resolver.report(diagnose('table-as-set', { stage: table.kind }, table.span))
  return emptySelection
}

/** Ages count from now; from T if all walks of the query have the same `as of T`; inside `changes`, from the time of the side. */
function ageFrom(input: PlanNode, resolver: Resolver): Instant {
  if (resolver.changesSide !== undefined) return resolver.changesSide.at
  const [first, ...others] = windowsOf(input)
  if (first?.asOf === undefined || others.some((w) => w.asOf !== first.asOf)) return resolver.now
  return first.asOf
}
