import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanBetween } from '../../diagnostics/span.ts'
import type { Clause, Expr, Query } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import type { PlanNode, PlanPredicate } from '../plan.ts'
import { allClauses, inherit, type Inherited } from './inherited.ts'
import { hasWalk } from '../has-walk.ts'
import { clauseText, readClauses } from './read-clauses.ts'
import { resolveLet } from './resolve-let.ts'
import { resolvePaths } from './resolve-paths.ts'
import { resolveWalk } from './resolve-walk.ts'
import { emptySelection, type Resolver, type Scope } from './resolver.ts'

/** The plan of an expression, with the clauses of the parentheses around it. */
export function resolveExpression(
  expr: Expr,
  inherited: Inherited,
  scope: Scope,
  resolver: Resolver,
): PlanNode {
  if (!resolver.countPart()) return emptySelection
  switch (expr.kind) {
    case 'set':
      return {
        kind: 'combine',
        op: expr.op,
        left: resolveExpression(expr.left, inherited, scope, resolver),
        right: resolveExpression(expr.right, inherited, scope, resolver),
      }
    case 'walk':
      return resolveWalk(expr, inherited, scope, resolver)
    case 'group':
      return withClauses(
        expr.clauses,
        inherited,
        scope,
        resolver,
        (clauses) => resolver.query(expr.query, clauses, scope),
        isCallAlone(expr.query) ? 'a saved query has its own clauses' : undefined,
      )
    case 'named':
      if (!resolver.letNames.has(expr.name.text)) return reportClauseOnDataset(expr, resolver)
      return withClauses(expr.clauses, inherited, scope, resolver, (clauses) =>
        resolveLet(expr.name, clauses, scope, resolver),
      )
    case 'selection': {
      const { selector } = expr
      const bound =
        selector.kind === 'bare' && !selector.name.quoted && resolver.letNames.has(selector.name.text)
      return bound
        ? resolveLet(selector.name, inherited, scope, resolver)
        : existingAtSide(resolver.selector(selector, scope), resolver)
    }
    case 'paths':
      return resolvePaths(expr, inherited, scope, resolver)
    case 'cycles': {
      if (expr.in === undefined) return { kind: 'cycles' }
      return { kind: 'cycles', in: resolveExpression(expr.in, inherited, scope, resolver) }
    }
    case 'ends':
      return {
        kind: 'ends',
        which: expr.which,
        of: resolveExpression(expr.of, inherited, scope, resolver),
      }
    default:
      return assertNever(expr)
  }
}

/** The only time of a selected node is its first event. Inside `changes`, a selection has what existed by the time of the side. */
function existingAtSide(input: PlanNode, { changesSide }: Resolver): PlanNode {
  if (changesSide === undefined) return input
  const later: PlanPredicate = { kind: 'compare', field: 'firstSeen', op: '>', value: changesSide.at }
  return { kind: 'where', input, predicate: { kind: 'not', item: later } }
}

/** Passes clauses on to the walks inside, and warns about clauses that no walk used. */
function withClauses(
  clauses: readonly Clause[],
  inherited: Inherited,
  scope: Scope,
  resolver: Resolver,
  inside: (clauses: Inherited) => PlanNode,
  why?: string,
): PlanNode {
  const own = readClauses(clauses, scope, resolver)
  const node = inside(inherit(own, inherited))
  const used = new Set(allClauses(own).flatMap((own) => (own.used ? [own.clause] : [])))
  const walks = hasWalk(node)
  for (const clause of clauses)
    if (!used.has(clause)) {
      const because = why ?? (walks ? 'every walk inside has its own' : 'there is no walk inside')
      resolver.report(diagnose('useless-clause', { clause: clauseText(clause), because }, clause.span))
    }
  return node
}

const isCallAlone = ({ body }: Query): boolean => body.kind === 'selection' && body.selector.kind === 'saved'

/** Reports clauses after a name that is not a walk. */
function reportClauseOnDataset(
  expr: Extract<Expr, { readonly kind: 'named' }>,
  resolver: Resolver,
): PlanNode {
  const { text } = expr.name
  const clause = clauseText(expr.clauses[0]!)
  const walk = `upstream of ${text} ${clause}`
  const span = expr.clauses.map((c) => c.span).reduce(spanBetween)
  resolver.report(diagnose('clause-on-dataset', { name: text, clause, walk }, span))
  return emptySelection
}
