import type { Expr } from '../../lang/ast.ts'
import { isCausal } from '../causal/is-causal.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode } from '../plan.ts'
import { inherit, type Inherited } from './inherited.ts'
import { readClauses } from './read-clauses.ts'
import { resolveConfining } from './resolve-confining.ts'
import { resolvePathDepth } from './resolve-depth.ts'
import { resolveLevel } from './resolve-level.ts'
import { resolveVia } from './resolve-via.ts'
import { resolveWindow } from './resolve-window.ts'
import type { Resolver, Scope } from './resolver.ts'

/** Paths from one set to another, with all clauses that apply to them and all defaults. */
export function resolvePaths(
  paths: Extract<Expr, { readonly kind: 'paths' }>,
  inherited: Inherited,
  scope: Scope,
  resolver: Resolver,
): PlanNode {
  const from = resolver.selector(paths.from, scope)
  const to = resolver.selector(paths.to, scope)
  const clauses = inherit(readClauses(paths.clauses, scope, resolver), inherited)
  const kinds = new Set([...kindsOf(from), ...kindsOf(to)])
  const at = resolveLevel(clauses.at, kinds, paths.from.span, resolver)
  if (clauses.includingStart !== undefined) clauses.includingStart.used = true
  return {
    kind: 'paths',
    shortest: paths.shortest,
    from,
    to,
    at,
    ...resolvePathDepth(clauses.depth, resolver),
    window: resolveWindow(clauses, isCausal(at, kinds), resolver),
    via: resolveVia(clauses.via, at, resolver),
    ...resolveConfining(clauses.confining, at, resolver),
    includingStart: clauses.includingStart !== undefined,
  }
}
