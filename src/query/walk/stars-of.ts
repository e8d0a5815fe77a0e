import { columnId, type Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'

/** The `*` of each of these datasets, if it exists. */
export function* starsOf(datasets: readonly Id[]): Generator<ReadRequest, readonly NodeRef[], ReadAnswer> {
  const refs = yield* ask<'refs'>({ kind: 'refs', ids: datasets })
  const stars: Id[] = []
  for (const { namespace, name } of refs.values()) stars.push(columnId(namespace, name, '*'))
  if (stars.length === 0) return []
  return [...(yield* ask<'refs'>({ kind: 'refs', ids: stars, likely: 'column' })).values()]
}
