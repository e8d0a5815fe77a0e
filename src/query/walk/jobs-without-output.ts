import type { Id } from '../../domain/ids.ts'
import type { EdgeFact, ReadAnswer, ReadRequest, TouchFact } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { expandAll, touchAll, type Unfinished } from './expand-all.ts'
import type { WalkSpec } from './walk-spec.ts'

/**
 * Jobs that read these datasets and derived nothing from them (upstream: wrote them from nothing) in the window. `facts`: all
 * edges of these datasets in the window, of any basis and job, if they are known.
 */
export function* jobsWithoutOutput(
  spec: WalkSpec,
  datasets: readonly Id[],
  facts: readonly EdgeFact[] | undefined,
  session: Session,
): Generator<ReadRequest, readonly TouchFact[] | Unfinished, ReadAnswer> {
  const type = spec.direction === 'downstream' ? 'reads' : 'writes'
  const touches = yield* touchAll(type, 'datasets', datasets, spec.filter, session)
  if (typeof touches === 'string' || touches.length === 0) return touches
  const all = facts ?? (yield* allFacts(spec, [...new Set(touches.map((t) => t.datasetId))], session))
  if (typeof all === 'string') return all
  const made = new Map<Id, Set<Id>>()
  for (const fact of all) {
    if (fact.jobId === undefined) continue
    const near = spec.direction === 'downstream' ? fact.source : fact.target
    const jobs = made.get(near)
    if (jobs === undefined) made.set(near, new Set([fact.jobId]))
    else jobs.add(fact.jobId)
  }
  return touches.filter((t) => made.get(t.datasetId)?.has(t.jobId) !== true)
}

/** Whether a job derived something depends on all that it did in the window, whatever edges count. */
function* allFacts(
  spec: WalkSpec,
  datasets: readonly Id[],
  session: Session,
): Generator<ReadRequest, readonly EdgeFact[] | Unfinished, ReadAnswer> {
  const filter = { window: spec.filter.window, via: {}, jobsWithin: [], jobsAvoiding: [] }
  return yield* expandAll({ level: 'dataset', direction: spec.direction, filter }, datasets, session)
}
