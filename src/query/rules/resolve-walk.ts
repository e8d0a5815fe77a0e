import type { Expr } from '../../lang/ast.ts'
import { isCausal } from '../causal/is-causal.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode } from '../plan.ts'
import { resolveConfining } from './resolve-confining.ts'
import { resolveDepth } from './resolve-depth.ts'
import { resolveLevel } from './resolve-level.ts'
import { resolveVia } from './resolve-via.ts'
import { resolveWindow } from './resolve-window.ts'
import { inherit, type Inherited } from './inherited.ts'
import { readClauses } from './read-clauses.ts'
import type { Resolver, Scope } from './resolver.ts'

/** One walk with all clauses that apply to it and all defaults. */
export function resolveWalk(
  walk: Extract<Expr, { readonly kind: 'walk' }>,
  inherited: Inherited,
  scope: Scope,
  resolver: Resolver,
): PlanNode {
  const starts = resolver.selector(walk.of, scope)
  const clauses = inherit(readClauses(walk.clauses, scope, resolver), inherited)
  const kinds = kindsOf(starts)
  const at = resolveLevel(clauses.at, kinds, walk.of.span, resolver)
  if (clauses.includingStart !== undefined) clauses.includingStart.used = true
  return {
    kind: 'walk',
    direction: walk.direction,
    starts,
    at,
    depth: resolveDepth(clauses.depth, resolver),
    window: resolveWindow(clauses, isCausal(at, kinds), resolver),
    via: resolveVia(clauses.via, at, resolver),
    ...resolveConfining(clauses.confining, at, resolver),
    includingStart: clauses.includingStart !== undefined,
  }
}
