import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Id } from '../../domain/ids.ts'
import { isCausal } from '../causal/is-causal.ts'
import type { EvalContext, Demand } from '../eval-context.ts'
import { emptyFound, membersOf, type Found } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PathsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES, type Session } from '../session.ts'
import { evaluateGate } from '../walk/evaluate-gate.ts'
import { foundOfReach } from '../walk/found-of-reach.ts'
import { markGaps } from '../walk/mark-gaps.ts'
import { Reach } from '../walk/reach.ts'
import { startsOf } from '../walk/starts-of.ts'
import type { WalkSpec } from '../walk/walk-spec.ts'
import { endsOf, gateTo, type Ends } from './ends-of.ts'
import { findWorkPaths } from './dataset-paths.ts'
import { listPaths, MAX_PATHS } from './list-paths.ts'
import { nodesWithMore, stepsOnPaths, type StepsOnPaths, type PathBounds } from './steps-on-paths.ts'
import { stepsOfPath } from './steps-of-path.ts'
import { asEnd, costOf, type DatasetStep } from './step.ts'
import { forwardSteps } from './forward-steps.ts'
import { nativeSteps } from './native-steps.ts'
import { pathGraphOf, type PathGraph } from './path-graph.ts'

const nothing = (): Found => ({ ...emptyFound(), paths: [] })

/** What lies on the ways from one set to another, and the first of these one by one; or one shortest way. */
export function* findPaths(paths: PathsNode, demand: Demand, context: EvalContext): Reading<Found> {
  const { session } = context
  if (isCausal(paths.at, new Set([...kindsOf(paths.from), ...kindsOf(paths.to)])))
    return yield* findWorkPaths(paths, demand, context)
  // Starts and ends of several kinds are walked at the finest.
  const to = membersOf(yield* context.find(paths.to, { edges: false, cap: INNER_NODES }))
  const kinds = new Set(to.map((n) => n.kind))
  const { level, starts } = yield* startsOf({ ...paths, starts: paths.from }, context, kinds)
  if (starts.nodes.length === 0 && starts.jobs.length === 0) return nothing()
  const confined = yield* evaluateGate(paths, context)
  const ends = yield* endsOf(to, level, starts, confined)
  if (ends.nodes.size === 0 && ends.jobs.size === 0) return nothing()

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
  return yield* waysAlong(reach, steps, ends, paths, demand, session)
}

function* waysAlong(
  reach: Reach,
  steps: readonly DatasetStep[],
  ends: Ends,
  paths: PathsNode,
  demand: Demand,
  session: Session,
): Reading<Found> {
  const { spec, skipped } = reach
  const jobs = new Map([...ends.jobs].map((id) => [asEnd(id), id]))
  const isEnd = { has: (id: Id): boolean => ends.nodes.has(id) || jobs.has(id) }
  const starts = [...spec.starts.nodes, ...spec.starts.jobs]
  const shape = { starts, ends: isEnd, skipped, most: paths.maxDepth ?? Infinity }
  let way = stepsOnPaths(steps, shape)
  if (paths.shortest && way.steps.length > 0) way = stepsOnPaths(steps, { ...shape, most: way.least })
  const farthest = paths.shortest && way.steps.length > 0 ? way.least : shape.most
  for (const [id, distance] of reach.distance) if (distance > farthest) reach.distance.delete(id)
  yield* markGaps(reach, session)
  let shown = reachOf(reach, way)
  if (!paths.shortest && paths.maxDepth !== undefined) markMoreWays(shown, steps, way, shape)
  if (way.steps.length === 0) return { ...foundOfReach(shown, session), paths: [] }
  if (!demand.edges && !paths.shortest) return foundOfReach(shown, session)

  const whole = foundOfReach(shown, session)
  const graph = yield* graphOf(reach, way, starts, isEnd, whole)
  const { ways, left } = listPaths(graph, paths.shortest ? 1 : MAX_PATHS, () => session.expired())
  if (!paths.shortest) {
    if (left === 'more') session.note(diagnose('more-paths', { shown: ways.length }))
    if (left === 'unknown') session.note(diagnose('paths-unlisted', { shown: ways.length }))
    return { ...whole, paths: ways }
  }
  const [only] = ways
  if (only === undefined) return { ...whole, paths: [] }
  const told = {
    way: only,
    starts: new Set(starts),
    ends: isEnd,
    shownAs: (id: Id) => (skipped.has(id) ? undefined : (jobs.get(id) ?? reach.shownAs(id))),
    jobOf: (step: DatasetStep) => jobOf(reach, step),
    cost: (step: DatasetStep) => costOf(step, skipped),
    distance: way.distance,
    length: way.least,
  }
  shown = reachOf(reach, { ...way, steps: stepsOfPath(way.steps, told) })
  return { ...foundOfReach(shown, session), paths: ways }
}

function markMoreWays(shown: Reach, steps: readonly DatasetStep[], way: StepsOnPaths<DatasetStep>, shape: PathBounds): void {
  const seen = new Set<Id>(shown.jobs.keys())
  for (const id of shown.distance.keys()) seen.add(shown.shownAs(id))
  const more = nodesWithMore(steps, way, shape, {
    node: (id) => shown.distance.has(id) || shown.jobs.has(id),
    target: ({ to, crossing }) => seen.has(crossing.kind === 'idle' ? crossing.job : shown.shownAs(to)),
    job: (step) => {
      const job = jobOf(shown, step)
      return job === undefined || shown.jobs.has(job)
    },
  })
  for (const id of more) shown.more.add(id)
}

function jobOf(reach: Reach, { crossing }: DatasetStep): Id | undefined {
  return crossing.kind === 'pair' ? reach.jobOf(crossing) : undefined
}

/** A walk that came to what lies on the ways, and to nothing else. */
function reachOf(forward: Reach, { steps, distance }: StepsOnPaths<DatasetStep>): Reach {
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

function* graphOf(
  reach: Reach,
  way: StepsOnPaths<DatasetStep>,
  starts: readonly Id[],
  ends: { has(id: Id): boolean },
  whole: Found,
): Reading<PathGraph> {
  yield* nameNodes(whole.nodes.values())
  const seen = [...whole.nodes.values()]
    .map((node) => ({ ...node, distance: undefined }))
    .sort(compareNodes)
    .map(({ id }) => id)
  return pathGraphOf({
    steps: way.steps,
    starts,
    startJobs: reach.startJobs,
    ends,
    skipped: reach.skipped,
    shownAs: (id) => reach.shownAs(id),
    jobOf: (step) => jobOf(reach, step),
    seen,
    manyAsOne: reach.spec.level === 'column' && reach.spec.at !== 'column',
  })
}
