import { findCausalWalk } from '../causal/find-causal-walk.ts'
import { isCausal } from '../causal/is-causal.ts'
import type { EvalContext, Demand } from '../eval-context.ts'
import { emptyFound, type Found } from '../graph/found.ts'
import { joinDirections } from '../graph/join-found.ts'
import { kindsOf } from '../kinds-of.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES, type Session } from '../session.ts'
import { evaluateGate } from './evaluate-gate.ts'
import { foundOfReach } from './found-of-reach.ts'
import { markGaps } from './mark-gaps.ts'
import { walkNatively } from './native-walk.ts'
import { Reach } from './reach.ts'
import { startsOf } from './starts-of.ts'
import { walkLevels } from './walk-levels.ts'
import type { WalkSpec } from './walk-spec.ts'

/** The found set of a walk. */
export function* findWalk(walk: WalkNode, demand: Demand, context: EvalContext): Reading<Found> {
  if (isCausal(walk.at, kindsOf(walk.starts))) return yield* findCausalWalk(walk, demand, context)
  const { level, starts } = yield* startsOf(walk, context)
  if (starts.nodes.length === 0 && starts.jobs.length === 0) return emptyFound()
  const { gate, jobsWithin, jobsAvoiding } = yield* evaluateGate(walk, context)
  const spec: Omit<WalkSpec, 'direction'> = {
    level,
    at: walk.at as WalkSpec['at'],
    starts,
    minDepth: walk.depth.min,
    maxDepth: walk.depth.max,
    includingStart: walk.includingStart,
    filter: { window: walk.window, via: walk.via, jobsWithin, jobsAvoiding },
    gate,
    matchesNothing: walk.via.transformation?.length === 0,
    edges: demand.edges,
    basis: demand.basis,
    drawn: demand.drawn,
    pairs: demand.edges && demand.pairs === true && walk.at === 'job',
    // A walk along columns that shows datasets is cut after its projection.
    cap: level === 'column' && walk.at !== 'column' ? INNER_NODES : demand.cap,
  }
  if (walk.direction !== 'lineage')
    return yield* walkOneWay({ ...spec, direction: walk.direction }, context.session)
  const up = yield* walkOneWay({ ...spec, direction: 'upstream' }, context.session)
  const down = yield* walkOneWay({ ...spec, direction: 'downstream' }, context.session)
  return joinDirections(up, down)
}

/** Walks upstream or downstream: natively if the store can, else level by level. */
function* walkOneWay(spec: WalkSpec, session: Session): Reading<Found> {
  const reach = new Reach(spec)
  yield* session.within(walk(reach, session), () => undefined, 'the time was up before the walk was finished')
  return foundOfReach(reach, session)
}

function* walk(reach: Reach, session: Session): Reading<void> {
  if (!(yield* walkNatively(reach, session))) yield* walkLevels(reach, session)
  yield* markGaps(reach, session)
}
