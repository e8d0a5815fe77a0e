import type { EvalContext, Demand } from '../eval-context.ts'
import { emptyFound, type Found } from '../graph/found.ts'
import { joinDirections } from '../graph/join-found.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { existingMembers } from '../walk/starts-of.ts'
import { causalStarts } from './causal-starts.ts'
import type { CausalSpec } from './causal-spec.ts'
import { walkCausally } from './walk-causally.ts'
import { evaluateGates } from './execution-gate.ts'

/** The found set of a causal walk. */
export function* findCausalWalk(walk: WalkNode, demand: Demand, context: EvalContext): Reading<Found> {
  const time = walk.window.asOf ?? context.now
  const members = yield* existingMembers(walk, context)
  const { datasets, executions } = yield* causalStarts(walk, members, time, context)
  if (datasets.length === 0 && executions.length === 0) return emptyFound()
  const { gate, executionGate } = yield* evaluateGates(walk, context)
  const spec: Omit<CausalSpec, 'direction'> = {
    at: walk.at as CausalSpec['at'],
    datasets,
    executions,
    minDepth: walk.depth.min,
    maxDepth: walk.depth.max,
    includingStart: walk.includingStart,
    window: walk.window,
    time,
    basis: walk.via.basis,
    matchesNothing: walk.via.transformation?.length === 0,
    gate,
    executionGate: executionGate,
    edges: demand.edges,
    pairs: demand.edges && demand.pairs === true && walk.at !== 'dataset',
    cap: demand.cap,
  }
  if (walk.direction !== 'lineage')
    return yield* walkCausally({ ...spec, direction: walk.direction }, context.session)
  const up = yield* walkCausally({ ...spec, direction: 'upstream' }, context.session)
  const down = yield* walkCausally({ ...spec, direction: 'downstream' }, context.session)
  return joinDirections(up, down)
}
