import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { crossingsPast } from './crossings-past.ts'
import type { Reach } from './reach.ts'

/** Marks the nodes of the last distance from which one more step would show a new node or job. */
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
  const passings = crossings.flatMap((crossing) =>
    crossing.kind === 'pair' && reach.skipped.has(crossing.far)
      ? [{ near: crossing.near, skipped: crossing.far }]
      : [],
  )
  for (const id of shownBefore(lacking, passings)) if (!reach.skipped.has(id)) reach.more.add(id)
}

/** A skipped node, and a node from which a walk reaches it. */
export interface Passing {
  readonly near: Id
  readonly skipped: Id
}

/** These nodes and, for skipped ones, the nodes before them. */
export function shownBefore(nodes: readonly Id[], passings: readonly Passing[]): ReadonlySet<Id> {
  const before = Map.groupBy(passings, ({ skipped }) => skipped)
  const seen = new Set(nodes)
  for (const id of seen) for (const { near } of before.get(id) ?? []) seen.add(near)
  return seen
}
