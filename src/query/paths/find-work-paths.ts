import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Id } from '../../domain/ids.ts'
import { accessId, CausalReach } from '../causal/causal-reach.ts'
import type { CausalSpec } from '../causal/causal-spec.ts'
import { causalStarts } from '../causal/causal-starts.ts'
import { startAccesses } from '../causal/work-crossings.ts'
import { evaluateGates } from '../causal/work-gate.ts'
import type { Env, Want } from '../env.ts'
import { emptyFound, membersOf, type Found } from '../graph/found.ts'
import type { PathsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES, type Session } from '../session.ts'
import { membersThere } from '../walk/starts-of.ts'
import { gateTo } from './ends-of.ts'
import { foundOfWorkSteps, type WorkShown } from './found-of-work-steps.ts'
import { listWays, MOST_WAYS } from './list-ways.ts'
import { moreBeyond, onTheWay, type OnTheWay, type WayShape } from './on-the-way.ts'
import { onOneWay } from './on-one-way.ts'
import { asEnd, costOf } from './step.ts'
import { workEnds } from './work-ends.ts'
import type { WorkStep } from './work-step.ts'
import { workSteps } from './work-steps.ts'
import { tellWorks } from './tell-works.ts'

const nothing = (): Found => ({ ...emptyFound(), paths: [] })

/**
 * What lies on the ways from one set to another that go operation by operation: each reads what the one before it may
 * have written. So a way is one by accesses of datasets, and one dataset that was met twice may lead to different ends.
 */
export function* findWorkPaths(paths: PathsNode, want: Want, env: Env): Reading<Found> {
  const time = paths.window.asOf ?? env.now
  const to = membersOf(yield* env.find(paths.to, { edges: false, cap: INNER_NODES }))
  const there = yield* membersThere({ starts: paths.from, window: paths.window }, env)
  const from = yield* causalStarts(paths, there, time, env)
  if (from.datasets.length === 0 && from.works.length === 0) return nothing()
  const confined = yield* evaluateGates(paths, env)
  const ends = workEnds(yield* causalStarts(paths, to, time, env), from, confined)
  if (ends.datasets.size === 0 && ends.works.size === 0) return nothing()

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
    nothingCounts: paths.via.transformation?.length === 0,
    gate: gateTo(confined.gate, ends.datasets),
    workGate: confined.workGate,
    edges: want.edges,
    pairs: want.edges && want.pairs === true && paths.at !== 'dataset',
    ways: true,
    cap: INNER_NODES,
  }
  const reach = new CausalReach(spec)
  const { steps, places } = yield* workSteps(reach, ends, paths.shortest, env.session)
  return yield* waysAlong(steps, { reach, places, ends }, paths, want, env.session)
}

function* waysAlong(
  steps: readonly WorkStep[],
  shown: WorkShown,
  paths: PathsNode,
  want: Want,
  session: Session,
): Reading<Found> {
  const { reach, places, ends } = shown
  const endWorks = new Set([...ends.works.values()].flat().map(asEnd))
  const isEnd = {
    has: (id: Id): boolean => endWorks.has(id) || ends.datasets.has(places.get(id)?.dataset ?? id),
  }
  const startWorks = reach.spec.works.map(({ id }) => id)
  const starts = [...startAccesses(reach.spec).map(accessId), ...startWorks]
  const shape = { starts, ends: isEnd, skipped: reach.skipped, most: paths.maxDepth ?? Infinity }
  let way = onTheWay(steps, shape)
  if (paths.shortest && way.steps.length > 0) way = onTheWay(steps, { ...shape, most: way.least })
  if (way.steps.length === 0) return nothing()

  const whole = foundOfWorkSteps(way, shown, session)
  if (!paths.shortest && paths.maxDepth !== undefined) markMoreWays(whole, steps, way, shape, shown)
  if (!want.edges && !paths.shortest) return whole
  const told = yield* tellWorks(way.steps, { ...shown, whole, starts, startWorks, isEnd })
  const { ways, left } = listWays(told.graph, paths.shortest ? 1 : MOST_WAYS, () => session.expired())
  if (!paths.shortest) {
    if (left === 'more') session.note(diagnose('more-paths', { shown: ways.length }))
    if (left === 'unknown') session.note(diagnose('paths-unlisted', { shown: ways.length }))
    return { ...whole, paths: ways.map(told.idsOf) }
  }
  const [only] = ways
  if (only === undefined) return { ...whole, paths: [] }
  const one = onOneWay(way.steps, {
    way: only,
    starts: new Set(starts),
    ends: isEnd,
    shownAs: (id) => (reach.skipped.has(id) ? undefined : told.shownAs(id)),
    jobOf: told.workOf,
    cost: (step) => costOf(step, reach.skipped),
    distance: way.distance,
    length: way.least,
  })
  return { ...foundOfWorkSteps({ ...way, steps: one }, shown, session), paths: [told.idsOf(only)] }
}

function markMoreWays(
  whole: Found,
  steps: readonly WorkStep[],
  way: OnTheWay<WorkStep>,
  shape: WayShape,
  { reach, places }: WorkShown,
): void {
  const on = new Set(way.steps.flatMap(({ from, to }) => [from, to]))
  const shownAt = (place: Id): Id => places.get(place)?.dataset ?? place
  const more = moreBeyond(steps, way, shape, {
    node: (id) => on.has(id),
    inSomeWay: ({ to, crossing }) => whole.nodes.has(crossing.kind === 'idle' ? crossing.job : shownAt(to)),
    job: ({ crossing, operation }) => {
      const work = crossing.kind === 'pair' ? reach.shownAs(operation) : undefined
      return work === undefined || whole.nodes.has(work)
    },
  })
  for (const place of more) {
    const node = whole.nodes.get(shownAt(place))
    if (node !== undefined) node.more = true
  }
}
