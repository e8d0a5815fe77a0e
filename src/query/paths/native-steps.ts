import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { LEVEL_FACTS, type Session } from '../session.ts'
import type { Reach } from '../walk/reach.ts'
import type { Ends } from './ends-of.ts'
import type { DatasetStep } from './step.ts'

/** Lets the store find all paths in one request. Returns undefined, and changes nothing, if the store cannot. */
export function* nativeSteps(
  reach: Reach,
  ends: Ends,
  session: Session,
): Generator<ReadRequest, readonly DatasetStep[] | undefined, ReadAnswer> {
  const { spec } = reach
  const { gate } = spec
  if (!isBetweenDatasets(reach, ends) || session.expired()) return undefined
  const native = yield* ask<'paths'>({
    kind: 'paths',
    starts: spec.starts.nodes,
    ends: [...ends.nodes],
    ...(spec.maxDepth === undefined ? {} : { maxDepth: spec.maxDepth }),
    filter: spec.filter,
    within: gate.within.map((set) => [...set.nodes]),
    avoiding: [...gate.avoiding.nodes],
    stopAt: [...gate.stopAt.nodes],
    stopJobs: [...gate.stopJobs],
    wanted: spec.drawn === true ? 'drawing' : 'edges',
    limits: { nodes: spec.cap, edges: LEVEL_FACTS },
  })
  if (native === undefined) return undefined
  for (const { id, distance } of native.reached) if (!reach.starts.has(id)) reach.distance.set(id, distance)
  return native.crossed.map((fact) => ({
    from: fact.source,
    to: fact.target,
    crossing: { kind: 'pair', near: fact.source, far: fact.target, fact },
  }))
}

/** Whether every path leads from dataset to dataset and passes no skipped ones. */
export function isBetweenDatasets({ spec }: Reach, ends: Ends): boolean {
  return (
    spec.level === 'dataset' &&
    spec.starts.jobs.length === 0 &&
    ends.jobs.size === 0 &&
    spec.gate.skip.nodes.size === 0 &&
    !spec.matchesNothing
  )
}
