import type { Id } from '../../domain/ids.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { columnsOf } from './columns-of.ts'
import type { Crossing } from './crossing.ts'
import { expandAll, type Unfinished } from './expand-all.ts'
import { admits, stopsAt } from './gate.ts'
import { jobsWithoutOutput } from './jobs-without-output.ts'
import type { Reach } from './reach.ts'

/**
 * The crossings of a walk along columns. `*` represents every column of its dataset: a column also has the edges of its dataset's
 * `*`, and a walk that reaches the `*` continues from every column that it may enter and need not stop at. Both kinds of edge
 * are drawn from the node that the walk shows. If several of these columns are starts, each start draws only its own edges.
 */
export function* columnCrossings(
  reach: Reach,
  frontier: readonly Id[],
  session: Session,
): Generator<ReadRequest, readonly Crossing[] | Unfinished, ReadAnswer> {
  const { spec, knownColumns } = reach
  yield* knownColumns.load(frontier)
  const drawnFrom = yield* standIns(reach, frontier)
  const facts = spec.matchesNothing ? [] : yield* expandAll(spec, [...drawnFrom.keys()], session)
  if (typeof facts === 'string') return facts
  const downstream = spec.direction === 'downstream'
  yield* knownColumns.load(facts.map((f) => (downstream ? f.target : f.source)))

  const out: Crossing[] = []
  for (const fact of facts) {
    session.check()
    const far = downstream ? fact.target : fact.source
    const comesTo = reach.starts.has(far) || admits(spec.gate, far, knownColumns.datasetOf(far))
    if (!comesTo && spec.extraEnds?.has(far) !== true) continue
    const { jobId } = fact
    const stopped = jobId !== undefined && spec.at === 'job' && spec.gate.stopJobs.has(jobId)
    for (const near of drawnFrom.get(downstream ? fact.source : fact.target) ?? [])
      out.push(stopped ? { kind: 'stopped', near, job: jobId, fact } : { kind: 'pair', near, far, fact })
  }
  if (spec.at !== 'job' || spec.pathsOnly === true) return out
  const idle = yield* idleAround(reach, frontier, session)
  return typeof idle === 'string' ? idle : out.concat(idle)
}

/** The columns whose edges must be read, each with the nodes that its edges are drawn from. */
function* standIns(
  reach: Reach,
  frontier: readonly Id[],
): Generator<ReadRequest, ReadonlyMap<Id, readonly Id[]>, ReadAnswer> {
  const { knownColumns, starts } = reach
  const { gate } = reach.spec
  const drawnFrom = new Map<Id, Id[]>()
  const read = (id: Id, from: Id): void => {
    const nodes = drawnFrom.get(id)
    if (nodes === undefined) drawnFrom.set(id, [from])
    else nodes.push(from)
  }
  const stars = new Map<Id, Id>()
  for (const id of frontier) {
    read(id, id)
    const star = knownColumns.starOf(id)
    if (knownColumns.isStar(id)) stars.set(knownColumns.datasetOf(id)!, id)
    else if (star !== undefined && !(starts.has(id) && starts.has(star))) read(star, id)
  }
  if (stars.size === 0) return drawnFrom
  for (const column of yield* columnsOf([...stars.keys()])) {
    const dataset = column.dataset!.id
    const star = stars.get(dataset)!
    const own = starts.has(column.id)
    const passes = admits(gate, column.id, dataset) && !stopsAt(gate, column.id, dataset)
    if (starts.has(star) ? own : !own && !passes) continue
    read(column.id, star)
  }
  return drawnFrom
}

/** At job level: jobs that derived nothing from the datasets of these columns. */
function* idleAround(
  reach: Reach,
  frontier: readonly Id[],
  session: Session,
): Generator<ReadRequest, Crossing[] | Unfinished, ReadAnswer> {
  const columns = new Map<Id, Id[]>()
  for (const id of frontier) {
    const dataset = reach.knownColumns.datasetOf(id)
    if (dataset === undefined) continue
    const of = columns.get(dataset)
    if (of === undefined) columns.set(dataset, [id])
    // A job gets one edge per dataset. But skipped columns need their own, since other nodes may come before them.
    else if (reach.skipped.has(id)) of.push(id)
    else if (reach.skipped.has(of[0]!)) of.unshift(id)
  }
  const idle = yield* jobsWithoutOutput(reach.spec, [...columns.keys()], undefined, session)
  if (typeof idle === 'string') return idle
  return idle.flatMap(({ jobId, datasetId, span }) =>
    columns.get(datasetId)!.map((near): Crossing => ({ kind: 'idle', near, job: jobId, span })),
  )
}
