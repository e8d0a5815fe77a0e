import type { NodeRef } from '../domain/lineage-graph.ts'
import type { SelectFilters } from '../query/plan.ts'
import { globConditions } from './glob-conditions.ts'
import type { TextConditions } from './text-conditions.ts'

/** Index conditions of the `like` and `in` filters on a node `n`, one entry per filter that narrows anything. */
export function nameConditions(
  n: string,
  { like = [], in: namespaces = [] }: SelectFilters,
): readonly TextConditions[] {
  return [
    ...like.map((glob, i) => globConditions(`${n}.name`, `like${i}`, glob)),
    ...namespaces.map((glob, i) => globConditions(`${n}.namespace`, `in${i}`, glob)),
  ].filter(({ all }) => all.length > 0)
}

export const conditionsOf = (filters: readonly TextConditions[]): TextConditions => ({
  all: filters.flatMap(({ all }) => all),
  params: Object.assign({}, ...filters.map(({ params }) => params)) as Record<string, string>,
})

/** Conditions for the next page: (`namespace`, `name`) sorts after the last row of the previous page. */
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
