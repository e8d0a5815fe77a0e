import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import type { Crossing } from './crossing.ts'
import { crossingsPast } from './crossings-past.ts'
import { cutToNearest } from './cut-to-nearest.ts'
import { type Unfinished } from './expand-all.ts'
import { firstCrossings } from './first-crossings.ts'
import { stopsAt } from './gate.ts'
import { markMore } from './mark-more.ts'
import type { Reach } from './reach.ts'

/** Walks level by level: all nodes of one distance before any of the next. */
export function* walkLevels(reach: Reach, session: Session): Generator<ReadRequest, void, ReadAnswer> {
  const { starts, maxDepth, cap } = reach.spec
  let frontier: readonly Id[] = starts.nodes
  let startJobs = starts.jobs
  for (let from = 0; frontier.length > 0 || startJobs.length > 0; from++) {
    if (from === maxDepth) {
      yield* markMore(reach, frontier, session)
      return
    }
    const crossings = yield* levelFrom(reach, frontier, startJobs, from, session)
    if (typeof crossings === 'string') {
      reportUnfinished(session, crossings, from)
      return
    }
    startJobs = []

    const found = reach.discover(crossings, from)
    if (reach.size > cap) {
      yield* cutToNearest(reach, crossings, found, from, session)
      return
    }
    reach.draw(crossings, from)
    if (reach.spec.level === 'column') yield* reach.knownColumns.load(found.nodes)
    frontier = found.nodes.filter((id) => !stopsAt(reach.spec.gate, id, reach.knownColumns.datasetOf(id)))
  }
}

/** All crossings from the nodes of one distance, and at distance 0 from jobs that are starts. */
export function* levelFrom(
  reach: Reach,
  frontier: readonly Id[],
  startJobs: readonly Id[],
  from: number,
  session: Session,
): Generator<ReadRequest, readonly Crossing[] | Unfinished, ReadAnswer> {
  const first = yield* firstCrossings(reach, startJobs, session)
  if (typeof first === 'string') return first
  return yield* crossingsPast(reach, frontier, from, session, first)
}

/** Reports which limit ended the walk, and up to which distance it is complete. */
export function reportUnfinished(session: Session, why: Unfinished, distance: number): void {
  const value = why === 'time' ? session.limits.timeMs : session.limits.edges
  session.cut(why, value, `the walk is complete to distance ${distance}`, distance)
}
