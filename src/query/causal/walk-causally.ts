import type { Id } from '../../domain/ids.ts'
import { foundNode, type Found, type FoundNode } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import type { Reading } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { stopsAt } from '../walk/gate.ts'
import { shownBefore, type Passing } from '../walk/mark-more.ts'
import { reportUnfinished } from '../walk/walk-levels.ts'
import { CausalReach, type DatasetAccess, type CausalCrossing } from './causal-reach.ts'
import type { CausalSpec } from './causal-spec.ts'
import { foundOfCausalReach } from './found-of-causal-reach.ts'
import { crossingsPast, startAccesses, startCrossings } from './causal-crossings.ts'

/**
 * Walks operation by operation, one distance at a time. The walk continues from accesses of datasets, so it may leave a dataset
 * that it meets twice by different operations.
 */
export function* walkCausally(spec: CausalSpec, session: Session): Reading<Found> {
  const reach = new CausalReach(spec)
  yield* session.within(
    walkLevels(reach, session),
    () => undefined,
    'the time was up before the walk was finished',
  )
  return foundOfCausalReach(reach, session)
}

function* walkLevels(reach: CausalReach, session: Session): Reading<void> {
  const { spec } = reach
  let frontier: readonly DatasetAccess[] = startAccesses(spec).filter((access) => reach.takes(access))
  let first = startCrossings(reach)
  for (let from = 0; frontier.length > 0 || first.length > 0; from++) {
    if (from === spec.maxDepth) {
      yield* markMore(reach, frontier, session)
      return
    }
    const crossings = yield* crossingsPast(reach, frontier, session, first)
    if (typeof crossings === 'string') {
      reportUnfinished(session, crossings, from)
      return
    }
    first = []
    const found = reach.discover(crossings, from)
    if (reach.size > spec.cap) {
      yield* cutToNearest(reach, crossings, found, from, session)
      return
    }
    reach.draw(crossings, from)
    frontier = onwardFrom(reach, crossings)
  }
}

/** The accesses to continue from, each once: of starts always, of other datasets unless the walk stops at them. */
function onwardFrom(reach: CausalReach, crossings: readonly CausalCrossing[]): readonly DatasetAccess[] {
  return crossings
    .flatMap((crossing) => ('far' in crossing ? [crossing.far] : []))
    .filter(({ dataset }) => reach.distance.has(dataset))
    .filter(({ dataset }) => reach.starts.has(dataset) || !stopsAt(reach.spec.gate, dataset, undefined))
    .filter((access) => reach.takes(access))
}

/** Marks the datasets of the last distance from which one more step would show something new. */
function* markMore(reach: CausalReach, boundary: readonly DatasetAccess[], session: Session): Reading<void> {
  const crossings = yield* crossingsPast(reach, boundary, session)
  if (typeof crossings === 'string') {
    const value = crossings === 'time' ? session.limits.timeMs : session.limits.edges
    session.cut(crossings, value, 'it is not known whether there is more beyond the depth')
    return
  }
  const lacking: Id[] = []
  const passings: Passing[] = []
  for (const crossing of crossings) {
    if (crossing.kind === 'first') continue
    const execution = reach.executionOf(crossing)
    const lacksExecution = execution !== undefined && !reach.executions.has(execution)
    const skipped = crossing.kind === 'pair' && reach.isSkipped(crossing.far.dataset)
    const lacksDataset = crossing.kind === 'pair' && !skipped && !reach.distance.has(crossing.far.dataset)
    if (lacksExecution || lacksDataset) lacking.push(crossing.near)
    if (skipped) passings.push({ near: crossing.near, skipped: reach.placeOf(crossing.far) })
  }
  for (const id of shownBefore(lacking, passings)) if (!reach.skipped.has(id)) reach.more.add(id)
}

/** Ends a walk that has more nodes than it may show: of the last distance, only the first by namespace and name remain. */
function* cutToNearest(
  reach: CausalReach,
  crossings: readonly CausalCrossing[],
  found: { readonly datasets: readonly Id[]; readonly executions: readonly Id[] },
  from: number,
  session: Session,
): Reading<void> {
  const { spec } = reach
  const candidates: FoundNode[] = [
    ...found.datasets.map((id) => foundNode(id, 'dataset')),
    ...found.executions.map((id) => foundNode(id, spec.at)),
  ]
  const room = Math.max(0, spec.cap - (reach.size - candidates.length))
  yield* nameNodes(candidates)
  candidates.sort(compareNodes)
  for (const { id, kind } of candidates.slice(room))
    (kind === 'dataset' ? reach.distance : reach.executions).delete(id)
  reach.draw(crossings, from)
  session.cut(
    'nodes',
    spec.cap,
    `the nearest ${spec.cap} nodes are kept; the walk is complete to distance ${from}`,
    from,
  )
  // The remaining datasets may be accessed again, and each access may lead to other remaining ones.
  let frontier = onwardFrom(reach, crossings)
  for (let at = from + 1; frontier.length > 0 && at !== spec.maxDepth; at++) {
    const between = yield* crossingsPast(reach, frontier, session)
    if (typeof between === 'string') return
    reach.draw(between, at)
    frontier = onwardFrom(reach, between)
  }
}
