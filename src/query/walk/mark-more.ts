import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { crossingsFrom } from './crossings.ts'
import type { Reach } from './reach.ts'

/** Marks the nodes of the last distance from which one more step would show a node or a job that the walk lacks. */
export function* markMore(
  reach: Reach,
  boundary: readonly Id[],
  session: Session,
): Generator<ReadRequest, void, ReadAnswer> {
  const crossings = yield* crossingsFrom(reach, boundary, session)
  if (typeof crossings === 'string') {
    const value = crossings === 'time' ? session.limits.timeMs : session.limits.edges
    session.cut(crossings, value, 'it is not known whether there is more beyond the depth')
    return
  }
  const shown = new Set<Id>()
  for (const id of reach.distance.keys()) shown.add(reach.shownAs(id))
  for (const crossing of crossings) {
    if (crossing.kind === 'first') continue
    const job = reach.jobOf(crossing)
    const lacksJob = job !== undefined && !reach.jobs.has(job)
    const lacksNode = crossing.kind === 'pair' && !shown.has(reach.shownAs(crossing.far))
    if (lacksJob || lacksNode) reach.more.add(crossing.near)
  }
}
