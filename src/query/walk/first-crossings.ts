import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { columnsOf } from './columns-of.ts'
import type { Crossing } from './crossing.ts'
import { touchAll, type Unfinished } from './expand-all.ts'
import { admits } from './gate.ts'
import type { Reach } from './reach.ts'
import { starsOf } from './stars-of.ts'

/**
 * The first crossings, from jobs that are starts: to what they wrote (upstream: read) in the window. Conditions on jobs do not
 * apply. At column level, they lead to every column of the dataset.
 */
export function* firstCrossings(
  reach: Reach,
  jobs: readonly Id[],
  session: Session,
): Generator<ReadRequest, readonly Crossing[] | Unfinished, ReadAnswer> {
  if (jobs.length === 0) return []
  const { spec, knownColumns } = reach
  const filter = { window: spec.filter.window, via: {}, jobsWithin: [], jobsAvoiding: [] }
  const type = spec.direction === 'downstream' ? 'writes' : 'reads'
  const touches = yield* touchAll(type, 'jobs', jobs, filter, session)
  if (typeof touches === 'string') return touches

  const parts = new Map<Id, Id[]>()
  if (spec.level === 'column') {
    const datasets = [...new Set(touches.map((t) => t.datasetId))]
    const columns = yield* columnsOf(datasets)
    const stars = yield* starsOf(datasets)
    knownColumns.add(columns)
    knownColumns.add(stars)
    for (const { id, dataset } of [...columns, ...stars]) {
      const of = parts.get(dataset!.id)
      if (of === undefined) parts.set(dataset!.id, [id])
      else of.push(id)
    }
  }

  const out: Crossing[] = []
  for (const { jobId, datasetId, span } of touches) {
    for (const far of spec.level === 'column' ? (parts.get(datasetId) ?? []) : [datasetId]) {
      const dataset = spec.level === 'column' ? datasetId : undefined
      if (reach.starts.has(far) || admits(spec.gate, far, dataset))
        out.push({ kind: 'first', job: jobId, far, span })
    }
  }
  return out
}
