import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanBetween } from '../../diagnostics/span.ts'
import type { Clause, Expr, Query } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import type { PlanNode, PlanPredicate } from '../plan.ts'
import { givenClauses, inherit, type Inherited } from './inherited.ts'
import { goesByEdges } from '../goes-by-edges.ts'
import { clauseText, readClauses } from './read-clauses.ts'
import { resolveLet } from './resolve-let.ts'
import { resolvePaths } from './resolve-paths.ts'
import { resolveWalk } from './resolve-walk.ts'
import { nothing, type Resolving, type Scope } from './resolving.ts'

/** An expression as a plan, with the clauses of the parentheses around it. */
export function resolveExpression(
  expr: Expr,
  inherited: Inherited,
  scope: Scope,
  resolving: Resolving,
): PlanNode {
  if (!resolving.grow()) return nothing
  switch (expr.kind) {
    case 'set':
      return {
        kind: 'combine',
        op: expr.op,
        left: resolveExpression(expr.left, inherited, scope, resolving),
        right: resolveExpression(expr.right, inherited, scope, resolving),
      }
    case 'walk':
      return resolveWalk(expr, inherited, scope, resolving)
    case 'group':
      return withClauses(
        expr.clauses,
        inherited,
        scope,
        resolving,
        (clauses) => resolving.query(expr.query, clauses, scope),
        isCallAlone(expr.query) ? 'a saved query has its own clauses' : undefined,
      )
    case 'named':
      if (!resolving.letNames.has(expr.name.text)) return unbound(expr, resolving)
      return withClauses(expr.clauses, inherited, scope, resolving, (clauses) =>
        resolveLet(expr.name, clauses, scope, resolving),
      )
    case 'selection': {
      const { selector } = expr
      const bound =
        selector.kind === 'bare' && !selector.name.quoted && resolving.letNames.has(selector.name.text)
      return bound
        ? resolveLet(selector.name, inherited, scope, resolving)
        : thereAtLook(resolving.selector(selector, scope), resolving)
    }
    case 'paths':
      return resolvePaths(expr, inherited, scope, resolving)
    case 'cycles': {
      if (expr.in === undefined) return { kind: 'cycles' }
      return { kind: 'cycles', in: resolveExpression(expr.in, inherited, scope, resolving) }
    }
    case 'ends':
      return {
        kind: 'ends',
        which: expr.which,
        of: resolveExpression(expr.of, inherited, scope, resolving),
      }
    default:
      return assertNever(expr)
  }
}

/** What a selection selects has no times but its beginning: a look back has what was there by then. */
function thereAtLook(input: PlanNode, { look }: Resolving): PlanNode {
  if (look === undefined) return input
  const later: PlanPredicate = { kind: 'compare', field: 'firstSeen', op: '>', value: look.at }
  return { kind: 'where', input, predicate: { kind: 'not', item: later } }
}

/** Hands clauses on to the walks inside, and remarks on those that none of them took. */
function withClauses(
  clauses: readonly Clause[],
  inherited: Inherited,
  scope: Scope,
  resolving: Resolving,
  inside: (clauses: Inherited) => PlanNode,
  why?: string,
): PlanNode {
  const own = readClauses(clauses, scope, resolving)
  const node = inside(inherit(own, inherited))
  const taken = new Set(givenClauses(own).flatMap((given) => (given.taken ? [given.clause] : [])))
  const walks = goesByEdges(node)
  for (const clause of clauses)
    if (!taken.has(clause)) {
      const because = why ?? (walks ? 'every walk inside has its own' : 'there is no walk inside')
      resolving.report(diagnose('useless-clause', { clause: clauseText(clause), because }, clause.span))
    }
  return node
}

const isCallAlone = ({ body }: Query): boolean => body.kind === 'selection' && body.selector.kind === 'saved'

/** Clauses after a name that is no walk. */
function unbound(expr: Extract<Expr, { readonly kind: 'named' }>, resolving: Resolving): PlanNode {
  const { text } = expr.name
  const clause = clauseText(expr.clauses[0]!)
  const walk = `upstream of ${text} ${clause}`
  const span = expr.clauses.map((c) => c.span).reduce(spanBetween)
  resolving.report(diagnose('clause-on-dataset', { name: text, clause, walk }, span))
  return nothing
}
