import type { Id } from '../../domain/ids.ts'
import type { FoundNode } from '../graph/found.ts'
import { nameNodes } from '../graph/refs.ts'
import type { EdgeFact, EdgeFilter, ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { KnownColumns } from '../walk/known-columns.ts'
import { columnsOf } from '../walk/columns-of.ts'
import { expandAll } from '../walk/expand-all.ts'

/** Every edge, of any time and job. */
const ANY: EdgeFilter = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }
const AT_ONCE = 5_000

/** Takes the part of an edge between two members that one job made; returns false to stop. */
export type EdgeSink = (from: Id, to: Id, fact: EdgeFact) => boolean

/**
 * Reads all edges between these nodes, of datasets and of columns. The `*` of a dataset represents those of its columns that are
 * among the nodes. If the `*` is among the nodes itself, it represents the other columns. Reports a cut if not all edges were
 * read.
 */
export function* edgesBetween(
  nodes: readonly FoundNode[],
  session: Session,
  sink: EdgeSink,
): Generator<ReadRequest, void, ReadAnswer> {
  const of = (kind: FoundNode['kind']): FoundNode[] => nodes.filter((node) => node.kind === kind)
  const datasets = of('dataset')
  const ids = datasets.map(({ id }) => id)
  const known = new Set(ids)
  const itself = (id: Id): readonly Id[] => (known.has(id) ? [id] : [])
  if (!(yield* readEdges('dataset', ids, itself, undefined, session, sink))) return
  const columns = of('column')
  if (columns.length === 0) return
  yield* nameNodes(columns)
  const knownColumns = new KnownColumns(
    new Map(columns.flatMap(({ id, ref }) => (ref === undefined ? [] : [[id, ref]]))),
  )
  const members = new Members(columns, knownColumns)
  const { frontier, refs } = yield* members.frontier()
  knownColumns.add(refs)
  yield* readEdges('column', frontier, (id) => members.represented(id), knownColumns, session, sink)
}

function* readEdges(
  level: 'dataset' | 'column',
  frontier: readonly Id[],
  represents: (id: Id) => readonly Id[],
  knownColumns: KnownColumns | undefined,
  session: Session,
  sink: EdgeSink,
): Generator<ReadRequest, boolean, ReadAnswer> {
  const cut = (limit: 'time' | 'edges'): false => {
    const value = limit === 'time' ? session.limits.timeMs : session.limits.edges
    session.cut(limit, value, 'not every edge between the members was examined')
    return false
  }
  const what = { level, direction: 'downstream', filter: ANY } as const
  for (let i = 0; i < frontier.length; i += AT_ONCE) {
    const facts = yield* expandAll(what, frontier.slice(i, i + AT_ONCE), session)
    if (typeof facts === 'string') return cut(facts)
    if (knownColumns !== undefined) yield* knownColumns.load(facts.flatMap((f) => [f.source, f.target]))
    for (const fact of facts)
      for (const from of represents(fact.source))
        for (const to of represents(fact.target)) if (!sink(from, to, fact)) return cut('edges')
  }
  return true
}

/** The member columns, and which members a column represents. */
class Members {
  readonly #ids: ReadonlySet<Id>
  readonly #knownColumns: KnownColumns
  readonly #columnsOf = new Map<Id, Id[]>()

  constructor(columns: readonly FoundNode[], knownColumns: KnownColumns) {
    this.#knownColumns = knownColumns
    this.#ids = new Set(columns.map(({ id }) => id))
    for (const id of this.#ids) {
      const dataset = knownColumns.datasetOf(id)
      if (dataset === undefined || knownColumns.isStar(id)) continue
      const of = this.#columnsOf.get(dataset)
      if (of === undefined) this.#columnsOf.set(dataset, [id])
      else of.push(id)
    }
  }

  /** The columns whose edges must be read. */
  *frontier(): Generator<
    ReadRequest,
    { readonly frontier: readonly Id[]; readonly refs: Iterable<NonNullable<FoundNode['ref']>> },
    ReadAnswer
  > {
    const asked = new Set<Id>(this.#ids)
    const starred = new Set<Id>()
    for (const id of this.#ids) {
      const dataset = this.#knownColumns.datasetOf(id)
      if (this.#knownColumns.isStar(id) && dataset !== undefined) starred.add(dataset)
      const star = this.#knownColumns.starOf(id)
      if (star !== undefined) asked.add(star)
    }
    const refs = yield* columnsOf([...starred])
    for (const { id } of refs) asked.add(id)
    return { frontier: [...asked], refs }
  }

  represented(id: Id): readonly Id[] {
    if (this.#ids.has(id)) return [id]
    const dataset = this.#knownColumns.datasetOf(id)
    if (dataset === undefined) return []
    if (this.#knownColumns.isStar(id)) return this.#columnsOf.get(dataset) ?? []
    const star = this.#knownColumns.starOf(id)
    return star !== undefined && this.#ids.has(star) ? [star] : []
  }
}
