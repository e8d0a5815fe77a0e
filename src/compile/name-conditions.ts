import type { NodeRef } from '../domain/lineage-graph.ts'
import type { SelectFilters } from '../query/plan.ts'
import { globConditions } from './glob-conditions.ts'
import type { TextConditions } from './text-conditions.ts'

/** What each filter on names and namespaces asks of the node `n` as far as an index can tell, filter by filter. */
export function nameConditions(
  n: string,
  { like = [], in: namespaces = [] }: SelectFilters,
): readonly TextConditions[] {
  return [
    ...like.map((glob, i) => globConditions(`${n}.name`, `like${i}`, glob)),
    ...namespaces.map((glob, i) => globConditions(`${n}.namespace`, `in${i}`, glob)),
  ].filter(({ all }) => all.length > 0)
}

export const conditionsOf = (each: readonly TextConditions[]): TextConditions => ({
  all: each.flatMap(({ all }) => all),
  params: Object.assign({}, ...each.map(({ params }) => params)) as Record<string, string>,
})

/** Whether a node named by `namespace` and `name` comes after the last one of the page before. */
export function afterConditions(
  namespace: string,
  name: string,
  after: Pick<NodeRef, 'namespace' | 'name'> | undefined,
): TextConditions {
  if (after === undefined) return { all: [], params: {} }
  return {
    all: [`${namespace} >= $afterNamespace`, `(${namespace} > $afterNamespace OR ${name} > $afterName)`],
    params: { afterNamespace: after.namespace, afterName: after.name },
  }
}
