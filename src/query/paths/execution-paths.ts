import type { Id } from '../../domain/ids.ts'
import { startAccesses } from '../causal/causal-crossings.ts'
import { accessId, CausalReach } from '../causal/causal-reach.ts'
import type { CausalSpec } from '../causal/causal-spec.ts'
import { causalStarts } from '../causal/causal-starts.ts'
import { evaluateGates } from '../causal/execution-gate.ts'
import type { Demand, EvalContext } from '../eval-context.ts'
import { membersOf } from '../graph/found.ts'
import type { PathsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { existingMembers } from '../walk/starts-of.ts'
import { gateTo } from './ends-of.ts'
import { executionEnds } from './execution-ends.ts'
import type { ExecutionStep } from './execution-step.ts'
import { executionSteps } from './execution-steps.ts'
import { foundOfExecutionSteps } from './found-of-execution-steps.ts'
import { asEnd } from './step.ts'
import type { WalkedSteps } from './walked-steps.ts'

/**
 * Walks from the starts toward the ends, operation by operation: each operation reads what the one before it may have
 * written. Its places are accesses of datasets, since two accesses of one dataset may lead to different ends. A path shows
 * a dataset together with the execution that wrote it, so it may visit the dataset once for each. Returns undefined
 * without a start or an end.
 */
export function* walkExecutionPaths(
  paths: PathsNode,
  demand: Demand,
  context: EvalContext,
): Reading<WalkedSteps<ExecutionStep> | undefined> {
  const { session } = context
  const time = paths.window.asOf ?? context.now
  const to = membersOf(yield* context.find(paths.to, { edges: false, cap: INNER_NODES }))
  const members = yield* existingMembers({ starts: paths.from, window: paths.window }, context)
  const from = yield* causalStarts(paths, members, time, context)
  if (from.datasets.length === 0 && from.executions.length === 0) return undefined
  const confined = yield* evaluateGates(paths, context)
  const ends = executionEnds(yield* causalStarts(paths, to, time, context), from, confined)
  if (ends.datasets.size === 0 && ends.executions.size === 0) return undefined

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
    executionGate: confined.executionGate,
    edges: demand.edges,
    pairs: demand.edges && demand.pairs === true && paths.at !== 'dataset',
    paths: true,
    cap: INNER_NODES,
  }
  const reach = new CausalReach(spec)
  const { steps, places } = yield* executionSteps(reach, ends, paths.shortest, session)

  const shown = new Map<Id, Id>()
  const datasets = new Map<Id, Id>()
  for (const [place, { dataset, by }] of places) {
    const written = `${dataset} ${by ?? ''}` as Id
    shown.set(place, written)
    datasets.set(written, dataset)
  }
  const endPlaces = new Set<Id>()
  for (const id of [...ends.executions.values()].flat()) {
    endPlaces.add(asEnd(id))
    shown.set(asEnd(id), id)
  }
  const startJobs = spec.executions.map(({ id }) => id)
  return {
    steps,
    starts: [...startAccesses(spec).map(accessId), ...startJobs],
    startJobs,
    ends: { has: (id) => endPlaces.has(id) || ends.datasets.has(places.get(id)?.dataset ?? id) },
    skipped: reach.skipped,
    manyAsOne: true,
    shownAs: (place) => shown.get(place) ?? place,
    nodeOf: (written) => datasets.get(written) ?? written,
    jobOf: ({ crossing, operation }) => (crossing.kind === 'pair' ? reach.shownAs(operation) : undefined),
    foundOf: (onPaths) => foundOfExecutionSteps(onPaths, { reach, places, ends }, session),
  }
}
