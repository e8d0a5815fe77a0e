import type { Id } from '../../../domain/ids.ts'
import { countsAll, edgeMatches } from '../../../query/edge-filter.ts'
import type { EdgeFact, ExpandRequest, ReadAnswers } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import type { LinkReader } from './links.ts'

/** Answers an expansion. Calls `poll` for each node; it may throw to abort the work. */
export function expand(
  { registry }: Graph,
  linksOf: LinkReader,
  { level, direction, frontier, filter, limit }: ExpandRequest,
  poll: () => void,
): ReadAnswers['expand'] {
  const edges: EdgeFact[] = []
  const all = countsAll(filter)
  for (const id of new Set<Id>(frontier)) {
    poll()
    const node = registry.find(id)
    if (node === undefined) continue
    for (const { fact, rollUps } of linksOf(level, direction, node)) {
      if (!all && !rollUps.some((rollUp) => edgeMatches(rollUp, filter))) continue
      if (edges.length >= limit) return { edges, cut: true }
      edges.push(fact)
    }
  }
  return { edges, cut: false }
}
