import type { Query } from '../../lang/ast.ts'
import type { PlanNode } from '../plan.ts'
import type { Call } from '../saved/saved-library.ts'
import { noClauses } from './inherited.ts'
import { resolveQuery } from './resolve-query.ts'
import { resolveSaved } from './resolve-saved.ts'
import type { Resolver, Scope } from './resolver.ts'

/** The query of a whole text. If it only calls a saved query, it answers like that query, including a table. */
export function resolveAnswer(query: Query, scope: Scope, resolver: Resolver): PlanNode {
  const call = onlyCall(query)
  return call === undefined
    ? resolveQuery(query, noClauses, scope, resolver)
    : resolveSaved(call, resolver, resolveAnswer)
}

function onlyCall({ body, stages }: Query): Call | undefined {
  if (stages.length > 0 || body.kind !== 'selection') return undefined
  return body.selector.kind === 'saved' ? body.selector : undefined
}
