import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { crossingsPast } from './crossings-past.ts'
import type { Reach } from './reach.ts'

/** Marks the nodes of the last distance from which one more step would show a node or a job that the walk lacks. */
export function* markMore(
  reach: Reach,
  boundary: readonly Id[],
  session: Session,
): Generator<ReadRequest, void, ReadAnswer> {
  const crossings = yield* crossingsPast(reach, boundary, reach.spec.maxDepth!, session)
  if (typeof crossings === 'string') {
    const value = crossings === 'time' ? session.limits.timeMs : session.limits.edges
    session.cut(crossings, value, 'it is not known whether there is more beyond the depth')
    return
  }
  const shown = new Set<Id>()
  for (const id of reach.distance.keys()) shown.add(reach.shownAs(id))
  const lacking: Id[] = []
  for (const crossing of crossings) {
    if (crossing.kind === 'first') continue
    const job = reach.jobOf(crossing)
    const lacksJob = job !== undefined && !reach.jobs.has(job)
    const lacksNode =
      crossing.kind === 'pair' && !reach.skipped.has(crossing.far) && !shown.has(reach.shownAs(crossing.far))
    if (lacksJob || lacksNode) lacking.push(crossing.near)
  }
  const before = new Map<Id, Id[]>()
  for (const crossing of crossings) {
    if (crossing.kind !== 'pair' || !reach.skipped.has(crossing.far)) continue
    const nears = before.get(crossing.far)
    if (nears === undefined) before.set(crossing.far, [crossing.near])
    else nears.push(crossing.near)
  }
  for (const id of shownBefore(lacking, before)) if (!reach.skipped.has(id)) reach.more.add(id)
}

/** These nodes, and where some of them are skipped, what comes before them. */
export function shownBefore(nodes: readonly Id[], before: ReadonlyMap<Id, readonly Id[]>): ReadonlySet<Id> {
  const seen = new Set(nodes)
  for (const id of seen) for (const near of before.get(id) ?? []) seen.add(near)
  return seen
}
