import type { Id } from '../../domain/ids.ts'
import type { EdgeFact, ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { columnCrossings } from './column-crossings.ts'
import type { Crossing } from './crossing.ts'
import { expandAll, type Unfinished } from './expand-all.ts'
import { admits } from './gate.ts'
import { jobsWithoutOutput } from './jobs-without-output.ts'
import type { Reach } from './reach.ts'

/** All crossings from these nodes. Each is a start, or a reached node that the walk need not stop at. */
export function* crossingsFrom(
  reach: Reach,
  frontier: readonly Id[],
  session: Session,
): Generator<ReadRequest, readonly Crossing[] | Unfinished, ReadAnswer> {
  if (frontier.length === 0) return []
  return reach.spec.level === 'column'
    ? yield* columnCrossings(reach, frontier, session)
    : yield* datasetCrossings(reach, frontier, session)
}

function* datasetCrossings(
  reach: Reach,
  frontier: readonly Id[],
  session: Session,
): Generator<ReadRequest, readonly Crossing[] | Unfinished, ReadAnswer> {
  const { spec } = reach
  const facts = spec.matchesNothing ? [] : yield* expandAll(spec, frontier, session)
  if (typeof facts === 'string') return facts
  const crossings = pairsOf(reach, facts, session)
  if (spec.at !== 'job' || spec.pathsOnly === true) return crossings
  const idle = yield* jobsWithoutOutput(spec, frontier, hasNoEdgeFilter(reach) ? facts : undefined, session)
  if (typeof idle === 'string') return idle
  for (const { jobId, datasetId, span } of idle)
    crossings.push({ kind: 'idle', near: datasetId, job: jobId, span })
  return crossings
}

function pairsOf(reach: Reach, facts: readonly EdgeFact[], session: Session): Crossing[] {
  const { gate, direction, at } = reach.spec
  const downstream = direction === 'downstream'
  const out: Crossing[] = []
  for (const fact of facts) {
    session.check()
    const near = downstream ? fact.source : fact.target
    const far = downstream ? fact.target : fact.source
    if (!reach.starts.has(far) && !admits(gate, far, undefined)) continue
    const { jobId } = fact
    if (jobId !== undefined && at === 'job' && gate.stopJobs.has(jobId))
      out.push({ kind: 'stopped', near, job: jobId, fact })
    else out.push({ kind: 'pair', near, far, fact })
  }
  return out
}

/** Whether the facts of the walk are all facts in its window. */
function hasNoEdgeFilter({ spec }: Reach): boolean {
  const { via, jobsWithin, jobsAvoiding } = spec.filter
  return (
    !spec.matchesNothing && via.basis === undefined && jobsWithin.length === 0 && jobsAvoiding.length === 0
  )
}
