import type { Env, Want } from '../env.ts'
import { emptyFound, type Found } from '../graph/found.ts'
import { joinWays } from '../graph/join-found.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { membersThere } from '../walk/starts-of.ts'
import { causalStarts } from './causal-starts.ts'
import type { CausalSpec } from './causal-spec.ts'
import { walkCausally } from './walk-causally.ts'
import { evaluateGates } from './work-gate.ts'

/** What a walk shows that goes operation by operation. */
export function* findCausalWalk(walk: WalkNode, want: Want, env: Env): Reading<Found> {
  const time = walk.window.asOf ?? env.now
  const members = yield* membersThere(walk, env)
  const { datasets, works } = yield* causalStarts(walk, members, time, env)
  if (datasets.length === 0 && works.length === 0) return emptyFound()
  const { gate, workGate } = yield* evaluateGates(walk, env)
  const spec: Omit<CausalSpec, 'direction'> = {
    at: walk.at as CausalSpec['at'],
    datasets,
    works,
    minDepth: walk.depth.min,
    maxDepth: walk.depth.max,
    includingStart: walk.includingStart,
    window: walk.window,
    time,
    basis: walk.via.basis,
    nothingCounts: walk.via.transformation?.length === 0,
    gate,
    workGate,
    edges: want.edges,
    pairs: want.edges && want.pairs === true && walk.at !== 'dataset',
    cap: want.cap,
  }
  if (walk.direction !== 'lineage')
    return yield* walkCausally({ ...spec, direction: walk.direction }, env.session)
  const up = yield* walkCausally({ ...spec, direction: 'upstream' }, env.session)
  const down = yield* walkCausally({ ...spec, direction: 'downstream' }, env.session)
  return joinWays(up, down)
}
