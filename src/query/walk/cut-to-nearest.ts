import type { Id } from '../../domain/ids.ts'
import { foundNode, type FoundNode } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import type { Crossing } from './crossing.ts'
import { crossingsPast } from './crossings-past.ts'
import { stopsAt } from './gate.ts'
import type { Reach } from './reach.ts'

/**
 * Ends a walk that has more nodes than it may show: of the last distance, only the first by namespace and name remain. Edges
 * between the remaining nodes are still drawn.
 */
export function* cutToNearest(
  reach: Reach,
  crossings: readonly Crossing[],
  found: { readonly nodes: readonly Id[]; readonly jobs: readonly Id[] },
  from: number,
  session: Session,
): Generator<ReadRequest, void, ReadAnswer> {
  const { spec } = reach
  const candidates: FoundNode[] = [
    ...found.nodes.map((id) => foundNode(id, spec.level)),
    ...found.jobs.map((id) => foundNode(id, 'job')),
  ]
  const room = Math.max(0, spec.cap - (reach.size - candidates.length))
  yield* nameNodes(candidates)
  candidates.sort(compareNodes)
  for (const { id, kind } of candidates.slice(room)) (kind === 'job' ? reach.jobs : reach.distance).delete(id)
  reach.draw(crossings, from)
  session.cut(
    'nodes',
    spec.cap,
    `the nearest ${spec.cap} nodes are kept; the walk is complete to distance ${from}`,
    from,
  )

  if (from + 1 === spec.maxDepth) return
  const remaining = found.nodes.filter((id) => reach.distance.has(id))
  if (spec.level === 'column') yield* reach.knownColumns.load(remaining)
  const open = remaining.filter((id) => !stopsAt(spec.gate, id, reach.knownColumns.datasetOf(id)))
  const between = yield* crossingsPast(reach, open, from + 1, session)
  if (typeof between !== 'string') reach.draw(between, from + 1)
}
