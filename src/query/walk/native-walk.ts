import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest, WalkRequest } from '../read-requests.ts'
import { LEVEL_FACTS, type Session } from '../session.ts'
import type { Crossing } from './crossing.ts'
import { stopsAt } from './gate.ts'
import { jobsWithoutOutput } from './jobs-without-output.ts'
import { markMore } from './mark-more.ts'
import type { Reach } from './reach.ts'
import { reportUnfinished } from './walk-levels.ts'
import type { WalkSpec } from './walk-spec.ts'

/** Lets the store do the whole walk in one request. Returns false, and changes nothing, if the store cannot. */
export function* walkNatively(reach: Reach, session: Session): Generator<ReadRequest, boolean, ReadAnswer> {
  const { spec } = reach
  const { skip } = spec.gate
  const canAsk =
    spec.level === 'dataset' && spec.starts.jobs.length === 0 && !spec.matchesNothing && skip.nodes.size === 0
  if (!canAsk || session.expired()) return false
  const native = yield* ask<'walk'>({
    kind: 'walk',
    direction: spec.direction,
    at: spec.at,
    starts: spec.starts.nodes.map((id) => ({ kind: 'dataset', id })),
    minDepth: spec.minDepth,
    ...(spec.maxDepth === undefined ? {} : { maxDepth: spec.maxDepth }),
    filter: spec.filter,
    within: spec.gate.within.map((set) => [...set.nodes]),
    avoiding: [...spec.gate.avoiding.nodes],
    stopAt: [...spec.gate.stopAt.nodes],
    stopJobs: [...spec.gate.stopJobs],
    wanted: resultFor(spec),
    limits: { nodes: spec.cap, edges: LEVEL_FACTS },
  })
  if (native === undefined) return false

  for (const { id, distance } of native.reached) if (!reach.starts.has(id)) reach.distance.set(id, distance)
  const byDistance = new Map<number, Crossing[]>()
  const put = (from: number, crossing: Crossing): void => {
    const crossings = byDistance.get(from)
    if (crossings === undefined) byDistance.set(from, [crossing])
    else crossings.push(crossing)
  }
  for (const fact of native.crossed) {
    const downstream = spec.direction === 'downstream'
    const near = downstream ? fact.source : fact.target
    const far = downstream ? fact.target : fact.source
    const { jobId } = fact
    const stopped = spec.at === 'job' && jobId !== undefined && spec.gate.stopJobs.has(jobId)
    const from = reach.distance.get(near)!
    put(from, stopped ? { kind: 'stopped', near, job: jobId, fact } : { kind: 'pair', near, far, fact })
  }
  if (spec.at === 'job') {
    const idle = yield* jobsWithoutOutput(spec, passed(reach), undefined, session)
    if (typeof idle === 'string') reportUnfinished(session, idle, 0)
    else
      for (const { jobId, datasetId, span } of idle)
        put(reach.distance.get(datasetId)!, { kind: 'idle', near: datasetId, job: jobId, span })
  }
  for (const from of [...byDistance.keys()].sort((a, b) => a - b)) {
    reach.discover(byDistance.get(from)!, from)
    reach.draw(byDistance.get(from)!, from)
  }
  if (spec.at !== 'job') for (const id of native.more) reach.more.add(id)
  else if (spec.maxDepth !== undefined) yield* markMore(reach, atLast(reach), session)
  return true
}

/** At job level, the edges tell which jobs are reached. */
function resultFor({ at, edges, basis, drawn }: WalkSpec): WalkRequest['wanted'] {
  if (!edges && basis !== true && at !== 'job') return 'nodes'
  return edges && drawn === true ? 'drawing' : 'edges'
}

/** The nodes that a walk continues from, including skipped ones. */
export function passed(reach: Reach): Id[] {
  const { maxDepth } = reach.spec
  const out: Id[] = []
  for (const nodes of [reach.distance, reach.skipped])
    for (const [id, d] of nodes) if (d !== maxDepth && continuesFrom(reach, id)) out.push(id)
  return out
}

/** The nodes of the last distance that only the depth stops the walk from continuing from. */
export function atLast(reach: Reach): Id[] {
  const { maxDepth } = reach.spec
  return [...reach.distance].filter(([id, d]) => d === maxDepth && continuesFrom(reach, id)).map(([id]) => id)
}

const continuesFrom = (reach: Reach, id: Id): boolean =>
  reach.starts.has(id) || !stopsAt(reach.spec.gate, id, reach.knownColumns.datasetOf(id))
