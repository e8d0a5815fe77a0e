import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { INNER_NODES, type Session } from '../session.ts'
import type { Crossing } from './crossing.ts'
import { crossingsFrom } from './crossings.ts'
import type { Unfinished } from './expand-all.ts'
import { stopsAt } from './gate.ts'
import type { Reach } from './reach.ts'

/**
 * All crossings from these nodes at distance `from`, and from the skipped nodes that they lead to, which add no distance. `first`
 * are crossings of the same distance that are known already.
 */
export function* crossingsPast(
  reach: Reach,
  frontier: readonly Id[],
  from: number,
  session: Session,
  first: readonly Crossing[] = [],
): Generator<ReadRequest, readonly Crossing[] | Unfinished, ReadAnswer> {
  const { gate } = reach.spec
  let all = first
  let open: readonly Id[] = frontier
  let passed = reach.passBy(first, from)
  for (;;) {
    const unstopped = passed.filter((id) => !stopsAt(gate, id, reach.knownColumns.datasetOf(id)))
    open = open.concat(unstopped)
    if (open.length === 0) return all
    const onward = yield* crossingsFrom(reach, open, session)
    if (typeof onward === 'string') return onward
    all = all.length === 0 ? onward : all.concat(onward)
    passed = reach.passBy(onward, from)
    if (reach.skipped.size > INNER_NODES) return 'edges'
    open = []
  }
}
