import { findCausalWalk } from '../causal/find-causal-walk.ts'
import { isCausal } from '../causal/is-causal.ts'
import type { Env, Want } from '../env.ts'
import { emptyFound, type Found } from '../graph/found.ts'
import { joinWays } from '../graph/join-found.ts'
import { kindsOf } from '../kinds-of.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { evaluateGate } from './evaluate-gate.ts'
import { startsOf } from './starts-of.ts'
import { walkOneWay } from './walk-one-way.ts'
import type { WalkSpec } from './walk-spec.ts'

/** What a walk shows. */
export function* findWalk(walk: WalkNode, want: Want, env: Env): Reading<Found> {
  if (isCausal(walk.at, kindsOf(walk.starts))) return yield* findCausalWalk(walk, want, env)
  const { level, starts } = yield* startsOf(walk, env)
  if (starts.nodes.length === 0 && starts.jobs.length === 0) return emptyFound()
  const { gate, jobsWithin, jobsAvoiding } = yield* evaluateGate(walk, env)
  const spec: Omit<WalkSpec, 'direction'> = {
    level,
    at: walk.at as WalkSpec['at'],
    starts,
    minDepth: walk.depth.min,
    maxDepth: walk.depth.max,
    includingStart: walk.includingStart,
    filter: { window: walk.window, via: walk.via, jobsWithin, jobsAvoiding },
    gate,
    nothingCounts: walk.via.transformation?.length === 0,
    edges: want.edges,
    basis: want.basis,
    drawn: want.drawn,
    pairs: want.edges && want.pairs === true && walk.at === 'job',
    // What is shown by datasets is cut after it is projected.
    cap: level === 'column' && walk.at !== 'column' ? INNER_NODES : want.cap,
  }
  if (walk.direction !== 'lineage')
    return yield* walkOneWay({ ...spec, direction: walk.direction }, env.session)
  const up = yield* walkOneWay({ ...spec, direction: 'upstream' }, env.session)
  const down = yield* walkOneWay({ ...spec, direction: 'downstream' }, env.session)
  return joinWays(up, down)
}
