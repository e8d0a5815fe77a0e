import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import type { EdgeFilter, ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { atLast, passed } from './native-walk.ts'
import type { Reach } from './reach.ts'

const AT_ONCE = 5_000

/**
 * Marks the columns whose dataset feeds (upstream: is fed by) another one without column lineage, and reports pairs that ingestion
 * left out, so that a walk does not claim to be complete.
 */
export function* markGaps(reach: Reach, session: Session): Generator<ReadRequest, void, ReadAnswer> {
  const { spec, knownColumns } = reach
  const byColumns = spec.level === 'column'
  const datasets = (ids: readonly Id[]): Id[] => [
    ...new Set(byColumns ? ids.flatMap((id) => knownColumns.datasetOf(id) ?? []) : ids),
  ]
  const { basis } = spec.filter.via
  const filter: EdgeFilter = { ...spec.filter, via: basis === undefined ? {} : { basis } }

  const within = yield* gapsAround(reach, datasets(passed(reach)), filter, session)
  if (within.omitted.size > 0) session.cutByPairs(within.omitted.size)
  if (!byColumns) return
  const beyond = yield* gapsAround(reach, datasets(atLast(reach)), filter, session)
  const opaque = new Set([...within.opaque, ...beyond.opaque])
  if (opaque.size === 0) return
  const open = new Set([...passed(reach), ...atLast(reach)])
  for (const id of open) {
    if (!opaque.has(knownColumns.datasetOf(id)!)) continue
    reach.opaque.add(id)
    session.opaque.add(id)
  }
}

function* gapsAround(
  { spec }: Reach,
  datasets: readonly Id[],
  filter: EdgeFilter,
  session: Session,
): Generator<ReadRequest, { opaque: Set<Id>; omitted: Set<Id> }, ReadAnswer> {
  const opaque = new Set<Id>()
  const omitted = new Set<Id>()
  for (let i = 0; i < datasets.length; i += AT_ONCE) {
    if (session.expired()) {
      session.cut('time', session.limits.timeMs, 'not every edge was checked for missing lineage')
      break
    }
    const gaps = yield* ask<'gaps'>({
      kind: 'gaps',
      direction: spec.direction,
      datasets: datasets.slice(i, i + AT_ONCE),
      opaque: spec.level === 'column',
      filter,
    })
    for (const id of gaps.opaque) opaque.add(id)
    for (const id of gaps.omitted) omitted.add(id)
  }
  return { opaque, omitted }
}
