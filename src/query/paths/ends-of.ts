import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import type { FoundKind, FoundNode } from '../graph/found.ts'
import { nameNodes } from '../graph/refs.ts'
import type { Reading } from '../read-requests.ts'
import { KnownColumns } from '../walk/known-columns.ts'
import { columnsOf } from '../walk/columns-of.ts'
import { admits, skips, type Gate } from '../walk/gate.ts'
import { starsOf } from '../walk/stars-of.ts'
import type { Starts } from '../walk/walk-spec.ts'

/** Where paths end: nodes of the walk's level, and jobs. Ends that the walk may not enter are left out. */
export interface Ends {
  readonly nodes: ReadonlySet<Id>
  readonly jobs: ReadonlySet<Id>
  /**
   * At column level: maps a column that is not an end itself to the ends that it represents. A `*` represents the ends among
   * the columns of its dataset, and each column of a dataset represents the `*` of the dataset if that is an end.
   */
  readonly standIns: ReadonlyMap<Id, readonly Id[]>
}

/** The ends at the level of the walk. At column level, a dataset becomes all its columns and its `*`. */
export function* endsOf(
  to: readonly FoundNode[],
  level: 'dataset' | 'column',
  starts: Starts,
  { gate, avoidedJobs }: { readonly gate: Gate; readonly avoidedJobs: readonly Id[] },
): Reading<Ends> {
  const of = (kind: FoundKind): Id[] => to.filter((n) => n.kind === kind).map((n) => n.id)
  const startJobs = new Set(starts.jobs)
  const avoided = new Set(avoidedJobs)
  const jobs = new Set(of('job').filter((id) => startJobs.has(id) || !avoided.has(id)))

  const startNodes = new Set(starts.nodes)
  const unconfined: Gate = { ...gate, within: [] }
  const comeTo = (id: Id, dataset: Id | undefined): boolean =>
    startNodes.has(id) || (admits(unconfined, id, dataset) && !skips(gate, id, dataset))
  if (level === 'dataset') {
    const nodes = new Set(of('dataset').filter((id) => comeTo(id, undefined)))
    return { nodes, jobs, standIns: new Map() }
  }

  const columns = to.filter((n) => n.kind === 'column')
  yield* nameNodes(columns)
  const refs = new Map<Id, NodeRef>(columns.flatMap(({ id, ref }) => (ref === undefined ? [] : [[id, ref]])))
  const whole = of('dataset')
  if (whole.length > 0)
    for (const ref of [...(yield* columnsOf(whole)), ...(yield* starsOf(whole))]) refs.set(ref.id, ref)
  const knownColumns = new KnownColumns(refs)
  const all = new Set(refs.keys())
  const nodes = new Set([...all].filter((id) => comeTo(id, knownColumns.datasetOf(id))))
  return { nodes, jobs, standIns: yield* standInsOf(nodes, all, knownColumns) }
}

function* standInsOf(
  nodes: ReadonlySet<Id>,
  all: ReadonlySet<Id>,
  knownColumns: KnownColumns,
): Reading<Ends['standIns']> {
  const standIns = new Map<Id, Id[]>()
  const represent = (id: Id, end: Id): void => {
    const ends = standIns.get(id)
    if (ends === undefined) standIns.set(id, [end])
    else ends.push(end)
  }
  const starred = new Map<Id, Id>()
  for (const id of nodes) {
    const star = knownColumns.starOf(id)
    if (knownColumns.isStar(id)) starred.set(knownColumns.datasetOf(id)!, id)
    else if (star !== undefined && !all.has(star)) represent(star, id)
  }
  for (const { id, dataset } of yield* columnsOf([...starred.keys()]))
    if (!all.has(id)) represent(id, starred.get(dataset!.id)!)
  return standIns
}

/** The gate with the ends admitted by every `within` set. */
export function gateTo(gate: Gate, ends: Iterable<Id>): Gate {
  const more = [...ends]
  if (gate.within.length === 0 || more.length === 0) return gate
  const within = gate.within.map(({ nodes, datasets }) => ({ nodes: new Set([...nodes, ...more]), datasets }))
  return { ...gate, within }
}
