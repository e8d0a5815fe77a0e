import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Id } from '../../domain/ids.ts'
import { accessId, CausalReach } from '../causal/causal-reach.ts'
import type { CausalSpec } from '../causal/causal-spec.ts'
import { causalStarts } from '../causal/causal-starts.ts'
import { startAccesses } from '../causal/causal-crossings.ts'
import { evaluateGates } from '../causal/execution-gate.ts'
import type { EvalContext, Demand } from '../eval-context.ts'
import { emptyFound, membersOf, type Found } from '../graph/found.ts'
import type { PathsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES, type Session } from '../session.ts'
import { existingMembers } from '../walk/starts-of.ts'
import { gateTo } from './ends-of.ts'
import { foundOfExecutionSteps, type ExecutionPathState } from './found-of-execution-steps.ts'
import { listPaths, MAX_PATHS } from './list-paths.ts'
import { nodesWithMore, stepsOnPaths, type StepsOnPaths, type PathBounds } from './steps-on-paths.ts'
import { stepsOfPath } from './steps-of-path.ts'
import { asEnd, costOf } from './step.ts'
import { executionEnds } from './execution-ends.ts'
import type { ExecutionStep } from './execution-step.ts'
import { executionSteps } from './execution-steps.ts'
import { tellWorks } from './execution-paths.ts'

const nothing = (): Found => ({ ...emptyFound(), paths: [] })

/**
 * What lies on the ways from one set to another that go operation by operation: each reads what the one before it may
 * have written. So a way is one by accesses of datasets, and one dataset that was met twice may lead to different ends.
 */
export function* findWorkPaths(paths: PathsNode, demand: Demand, context: EvalContext): Reading<Found> {
  const time = paths.window.asOf ?? context.now
  const to = membersOf(yield* context.find(paths.to, { edges: false, cap: INNER_NODES }))
  const there = yield* existingMembers({ starts: paths.from, window: paths.window }, context)
  const from = yield* causalStarts(paths, there, time, context)
  if (from.datasets.length === 0 && from.executions.length === 0) return nothing()
  const confined = yield* evaluateGates(paths, context)
  const ends = executionEnds(yield* causalStarts(paths, to, time, context), from, confined)
  if (ends.datasets.size === 0 && ends.executions.size === 0) return nothing()

  const spec: CausalSpec = {
    direction: 'downstream',
    at: paths.at as CausalSpec['at'],
    ...from,
    minDepth: 1,
    maxDepth: paths.maxDepth,
    includingStart: paths.includingStart,
    window: paths.window,
    time,
    basis: paths.via.basis,
    matchesNothing: paths.via.transformation?.length === 0,
    gate: gateTo(confined.gate, ends.datasets),
    executionGate: confined.workGate,
    edges: demand.edges,
    pairs: demand.edges && demand.pairs === true && paths.at !== 'dataset',
    paths: true,
    cap: INNER_NODES,
  }
  const reach = new CausalReach(spec)
  const { steps, places } = yield* executionSteps(reach, ends, paths.shortest, context.session)
  return yield* waysAlong(steps, { reach, places, ends }, paths, demand, context.session)
}

function* waysAlong(
  steps: readonly ExecutionStep[],
  shown: ExecutionPathState,
  paths: PathsNode,
  demand: Demand,
  session: Session,
): Reading<Found> {
  const { reach, places, ends } = shown
  const endWorks = new Set([...ends.executions.values()].flat().map(asEnd))
  const isEnd = {
    has: (id: Id): boolean => endWorks.has(id) || ends.datasets.has(places.get(id)?.dataset ?? id),
  }
  const startWorks = reach.spec.executions.map(({ id }) => id)
  const starts = [...startAccesses(reach.spec).map(accessId), ...startWorks]
  const shape = { starts, ends: isEnd, skipped: reach.skipped, most: paths.maxDepth ?? Infinity }
  let way = stepsOnPaths(steps, shape)
  if (paths.shortest && way.steps.length > 0) way = stepsOnPaths(steps, { ...shape, most: way.least })
  if (way.steps.length === 0) return nothing()

  const whole = foundOfExecutionSteps(way, shown, session)
  if (!paths.shortest && paths.maxDepth !== undefined) markMoreWays(whole, steps, way, shape, shown)
  if (!demand.edges && !paths.shortest) return whole
  const told = yield* tellWorks(way.steps, { ...shown, whole, starts, startWorks, isEnd })
  const { ways, left } = listPaths(told.graph, paths.shortest ? 1 : MAX_PATHS, () => session.expired())
  if (!paths.shortest) {
    if (left === 'more') session.note(diagnose('more-paths', { shown: ways.length }))
    if (left === 'unknown') session.note(diagnose('paths-unlisted', { shown: ways.length }))
    return { ...whole, paths: ways.map(told.idsOf) }
  }
  const [only] = ways
  if (only === undefined) return { ...whole, paths: [] }
  const one = stepsOfPath(way.steps, {
    way: only,
    starts: new Set(starts),
    ends: isEnd,
    shownAs: (id) => (reach.skipped.has(id) ? undefined : told.shownAs(id)),
    jobOf: told.workOf,
    cost: (step) => costOf(step, reach.skipped),
    distance: way.distance,
    length: way.least,
  })
  return { ...foundOfExecutionSteps({ ...way, steps: one }, shown, session), paths: [told.idsOf(only)] }
}

function markMoreWays(
  whole: Found,
  steps: readonly ExecutionStep[],
  way: StepsOnPaths<ExecutionStep>,
  shape: PathBounds,
  { reach, places }: ExecutionPathState,
): void {
  const on = new Set(way.steps.flatMap(({ from, to }) => [from, to]))
  const shownAt = (place: Id): Id => places.get(place)?.dataset ?? place
  const more = nodesWithMore(steps, way, shape, {
    node: (id) => on.has(id),
    target: ({ to, crossing }) => whole.nodes.has(crossing.kind === 'idle' ? crossing.job : shownAt(to)),
    job: ({ crossing, operation }) => {
      const execution = crossing.kind === 'pair' ? reach.shownAs(operation) : undefined
      return execution === undefined || whole.nodes.has(execution)
    },
  })
  for (const place of more) {
    const node = whole.nodes.get(shownAt(place))
    if (node !== undefined) node.more = true
  }
}
