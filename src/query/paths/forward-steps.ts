import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest, TouchFact } from '../read-requests.ts'
import { ask } from '../ask.ts'
import { INNER_NODES, LEVEL_FACTS, type Session } from '../session.ts'
import type { Crossing } from '../walk/crossing.ts'
import { touchAll } from '../walk/expand-all.ts'
import { admits, stopsAt } from '../walk/gate.ts'
import type { Reach } from '../walk/reach.ts'
import { levelFrom } from '../walk/walk-levels.ts'
import type { Ends } from './ends-of.ts'
import { asEnd, type DatasetStep } from './step.ts'
import { isBetweenDatasets } from './native-steps.ts'
import { BackwardSearch } from './backward-search.ts'

/** The maximum number of steps in memory. */
const MAX_STEPS = 2 * LEVEL_FACTS

export interface Forward {
  readonly ends: Ends
  /** The walk stops after the first distance that has an end. */
  readonly shortest: boolean
}

/**
 * Walks from the starts level by level and returns every step that leaves a node of distance `maxDepth` or less: the step
 * beyond the depth tells whether there is more. Steps from nodes that cannot reach an end may be missing.
 */
export function* forwardSteps(
  reach: Reach,
  { ends, shortest }: Forward,
  session: Session,
): Generator<ReadRequest, readonly DatasetStep[], ReadAnswer> {
  const { starts, gate, maxDepth = Infinity } = reach.spec
  const steps: DatasetStep[] = []
  const reads = yield* readsOf(reach, ends, session)
  let frontier: readonly Id[] = starts.nodes
  let startJobs = starts.jobs
  const back = (yield* mayPrune(reach, ends, session)) ? new BackwardSearch(reach, ends) : undefined
  for (let from = 0; from <= maxDepth && (frontier.length > 0 || startJobs.length > 0); from++) {
    if (back !== undefined) {
      yield* back.advance(steps.length, session)
      frontier = frontier.filter((id) => back.mayLeadToEnd(id))
    }
    const passedBefore = reach.skipped.size
    const crossings = yield* levelFrom(reach, frontier, startJobs, from, session)
    if (typeof crossings === 'string') {
      reportPathCut(session, crossings, from)
      break
    }
    startJobs = []
    const level = stepsAlong(reach, crossings, ends)
    const onward = level.map(({ crossing }) => crossing)
    const passed = [...reach.skipped.keys()].slice(passedBefore)
    for (const near of [...frontier, ...passed])
      if (reach.starts.has(near) || !stopsAt(gate, near, reach.knownColumns.datasetOf(near)))
        for (const read of reads.get(reach.knownColumns.datasetOf(near) ?? near) ?? [])
          level.push({
            from: near,
            to: asEnd(read.jobId),
            crossing: { kind: 'idle', near, job: read.jobId, span: read.span },
          })
    for (const step of level) steps.push(step)
    const { nodes } = reach.discover(onward, from)
    if (reach.spec.level === 'column') yield* reach.knownColumns.load(nodes)
    if (shortest && level.some((s) => s.crossing.kind === 'idle' || ends.nodes.has(s.to))) break
    if (reach.size > INNER_NODES || steps.length > MAX_STEPS) {
      const limit = reach.size > INNER_NODES ? 'nodes' : 'edges'
      reportPathCut(session, limit, from + 1)
      break
    }
    frontier = nodes.filter((id) => !stopsAt(gate, id, reach.knownColumns.datasetOf(id)))
  }
  return steps
}

/**
 * Whether the walk may leave out nodes that cannot reach an end. It may not if ingestion left out pairs of some operation:
 * such an operation may have made unknown paths from any node that the starts reach.
 */
function* mayPrune(reach: Reach, ends: Ends, session: Session): Generator<ReadRequest, boolean, ReadAnswer> {
  if (!isBetweenDatasets(reach, ends) || session.expired()) return false
  const { filter } = reach.spec
  const { omitted } = yield* ask<'gaps'>({
    kind: 'gaps',
    direction: 'downstream',
    datasets: 'all',
    opaque: false,
    filter,
  })
  return omitted.size === 0
}

/** Crossings as steps. A crossing to a column that only represents an end leads to that end alone. */
function stepsAlong(reach: Reach, crossings: readonly Crossing[], ends: Ends): DatasetStep[] {
  const { gate } = reach.spec
  const steps: DatasetStep[] = []
  for (const crossing of crossings) {
    if (crossing.kind !== 'pair' && crossing.kind !== 'first') continue
    const from = crossing.kind === 'pair' ? crossing.near : crossing.job
    const { far } = crossing
    if (reach.starts.has(far) || admits(gate, far, reach.knownColumns.datasetOf(far)))
      steps.push({ from, to: far, crossing })
    if (crossing.kind === 'first') continue
    for (const end of ends.standIns.get(far) ?? [])
      steps.push({ from, to: end, crossing: { ...crossing, far: end } })
  }
  return steps
}

/** The last steps to jobs as ends: what these jobs read in the window, by dataset. Conditions on jobs do not apply to ends. */
function* readsOf(
  { spec }: Reach,
  ends: Ends,
  session: Session,
): Generator<ReadRequest, ReadonlyMap<Id, readonly TouchFact[]>, ReadAnswer> {
  if (ends.jobs.size === 0) return new Map()
  const filter = { window: spec.filter.window, via: {}, jobsWithin: [], jobsAvoiding: [] }
  const reads = yield* touchAll('reads', 'jobs', [...ends.jobs], filter, session)
  if (typeof reads === 'string') {
    reportPathCut(session, reads, 0)
    return new Map()
  }
  return Map.groupBy(reads, (read) => read.datasetId)
}

/** Reports which limit ended the search, and up to which length it found every path. */
export function reportPathCut(session: Session, limit: 'time' | 'edges' | 'nodes', complete: number): void {
  const value = { time: session.limits.timeMs, edges: session.limits.edges, nodes: INNER_NODES }[limit]
  session.cut(
    limit,
    value,
    `every way of up to ${complete} steps is found, and not every longer one`,
    complete,
  )
}
