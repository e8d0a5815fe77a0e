import type { Found } from '../graph/found.ts'
import type { Reading } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { foundOfReach } from './found-of-reach.ts'
import { markGaps } from './mark-gaps.ts'
import { walkNatively } from './native-walk.ts'
import { Reach } from './reach.ts'
import { walkLevels } from './walk-levels.ts'
import type { WalkSpec } from './walk-spec.ts'

/** Walks upstream or downstream: natively if the store can, else level by level. */
export function* walkOneWay(spec: WalkSpec, session: Session): Reading<Found> {
  const reach = new Reach(spec)
  yield* session.within(walk(reach, session), () => undefined, 'the time was up before the walk was finished')
  return foundOfReach(reach, session)
}

function* walk(reach: Reach, session: Session): Reading<void> {
  if (!(yield* walkNatively(reach, session))) yield* walkLevels(reach, session)
  yield* markGaps(reach, session)
}
