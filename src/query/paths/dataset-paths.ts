import type { Id } from '../../domain/ids.ts'
import type { Demand, EvalContext } from '../eval-context.ts'
import { membersOf } from '../graph/found.ts'
import type { PathsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { evaluateGate } from '../walk/evaluate-gate.ts'
import { foundOfReach } from '../walk/found-of-reach.ts'
import { markGaps } from '../walk/mark-gaps.ts'
import { Reach } from '../walk/reach.ts'
import { startsOf } from '../walk/starts-of.ts'
import type { WalkSpec } from '../walk/walk-spec.ts'
import { endsOf, gateTo } from './ends-of.ts'
import { forwardSteps } from './forward-steps.ts'
import { nativeSteps } from './native-steps.ts'
import { asEnd, type DatasetStep } from './step.ts'
import type { StepsOnPaths } from './steps-on-paths.ts'
import type { WalkedSteps } from './walked-steps.ts'

/** Walks from the starts toward the ends along datasets or columns. Returns undefined without a start or an end. */
export function* walkDatasetPaths(
  paths: PathsNode,
  demand: Demand,
  context: EvalContext,
): Reading<WalkedSteps<DatasetStep> | undefined> {
  const { session } = context
  // If one of the starts and ends is a column, the walk goes along columns.
  const to = membersOf(yield* context.find(paths.to, { edges: false, cap: INNER_NODES }))
  const kinds = new Set(to.map((n) => n.kind))
  const { level, starts } = yield* startsOf({ ...paths, starts: paths.from }, context, kinds)
  if (starts.nodes.length === 0 && starts.jobs.length === 0) return undefined
  const confined = yield* evaluateGate(paths, context)
  const ends = yield* endsOf(to, level, starts, confined)
  if (ends.nodes.size === 0 && ends.jobs.size === 0) return undefined

  const spec: WalkSpec = {
    direction: 'downstream',
    level,
    at: paths.at as WalkSpec['at'],
    starts,
    minDepth: 1,
    maxDepth: paths.maxDepth,
    includingStart: paths.includingStart,
    filter: {
      window: paths.window,
      via: paths.via,
      jobsWithin: confined.jobsWithin,
      jobsAvoiding: confined.jobsAvoiding,
    },
    gate: gateTo(confined.gate, ends.nodes),
    extraEnds: ends.standIns,
    matchesNothing: paths.via.transformation?.length === 0,
    edges: demand.edges || paths.shortest,
    drawn: demand.drawn,
    pairs: demand.edges && demand.pairs === true && paths.at === 'job',
    pathsOnly: true,
    cap: INNER_NODES,
  }
  const reach = new Reach(spec)
  const steps =
    (yield* nativeSteps(reach, ends, session)) ??
    (yield* forwardSteps(reach, { ends, shortest: paths.shortest }, session))
  const endJobs = new Map([...ends.jobs].map((id) => [asEnd(id), id]))
  return {
    steps,
    starts: [...starts.nodes, ...starts.jobs],
    startJobs: starts.jobs,
    ends: { has: (id) => ends.nodes.has(id) || endJobs.has(id) },
    skipped: reach.skipped,
    manyAsOne: level === 'column' && paths.at !== 'column',
    shownAs: (id) => endJobs.get(id) ?? reach.shownAs(id),
    nodeOf: (shown) => shown,
    jobOf: ({ crossing }) => (crossing.kind === 'pair' ? reach.jobOf(crossing) : undefined),
    *reportGaps(maxDistance) {
      for (const [id, distance] of reach.distance) if (distance > maxDistance) reach.distance.delete(id)
      yield* markGaps(reach, session)
    },
    foundOf: (onPaths) => foundOfReach(reachAlong(reach, onPaths), session),
  }
}

/** The reach of a walk along these steps alone. */
function reachAlong(
  forward: Reach,
  { steps, distance }: Pick<StepsOnPaths<DatasetStep>, 'steps' | 'distance'>,
): Reach {
  const reach = new Reach(forward.spec)
  reach.distance.clear()
  reach.jobs.clear()
  reach.knownColumns.add(forward.knownColumns.refs())
  const place = (id: Id): void => {
    const shown = reach.startJobs.has(id)
      ? reach.jobs
      : forward.skipped.has(id)
        ? reach.skipped
        : reach.distance
    shown.set(id, distance.get(id)!)
  }
  const byDistance = [...steps].sort((a, b) => distance.get(a.from)! - distance.get(b.from)!)
  for (const { from, to, crossing } of byDistance) {
    place(from)
    if (crossing.kind !== 'idle') place(to)
    else if (!reach.jobs.has(crossing.job)) reach.jobs.set(crossing.job, distance.get(from)! + 1)
    reach.discover([crossing], distance.get(from)!)
  }
  for (const id of reach.startJobs) if (reach.jobs.has(id)) reach.jobs.set(id, 0)
  for (const { from, crossing } of byDistance) reach.draw([crossing], distance.get(from)!)
  for (const id of forward.opaque) if (reach.distance.has(id)) reach.opaque.add(id)
  return reach
}
