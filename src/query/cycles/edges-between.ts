import type { Id } from '../../domain/ids.ts'
import type { FoundNode } from '../graph/found.ts'
import { nameNodes } from '../graph/refs.ts'
import type { EdgeFact, EdgeFilter, ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { KnownColumns } from '../walk/known-columns.ts'
import { columnsOf } from '../walk/columns-of.ts'
import { expandAll } from '../walk/expand-all.ts'

/** Every edge, whenever and by whomever it was made. */
const ANY: EdgeFilter = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }
const AT_ONCE = 5_000

/** Takes one job's part of an edge between two members; false ends the reading. */
export type EdgeSink = (from: Id, to: Id, fact: EdgeFact) => boolean

/**
 * Reads all edges between these nodes: those of datasets and those of columns. The `*` of a dataset stands for those of
 * its columns that are among the nodes, unless it is one itself; then it stands for the others. Where not all could be
 * read, the session is told so.
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
  const book = new KnownColumns(
    new Map(columns.flatMap(({ id, ref }) => (ref === undefined ? [] : [[id, ref]]))),
  )
  const members = new Members(columns, book)
  const { asked, refs } = yield* members.asked()
  book.add(refs)
  yield* readEdges('column', asked, (id) => members.standFor(id), book, session, sink)
}

function* readEdges(
  level: 'dataset' | 'column',
  frontier: readonly Id[],
  standFor: (id: Id) => readonly Id[],
  book: KnownColumns | undefined,
  session: Session,
  sink: EdgeSink,
): Generator<ReadRequest, boolean, ReadAnswer> {
  const cut = (limit: 'time' | 'edges'): false => {
    const value = limit === 'time' ? session.limits.timeMs : session.limits.edges
    session.cut(limit, value, 'not every edge between the members was looked at')
    return false
  }
  const what = { level, direction: 'downstream', filter: ANY } as const
  for (let i = 0; i < frontier.length; i += AT_ONCE) {
    const facts = yield* expandAll(what, frontier.slice(i, i + AT_ONCE), session)
    if (typeof facts === 'string') return cut(facts)
    if (book !== undefined) yield* book.load(facts.flatMap((f) => [f.source, f.target]))
    for (const fact of facts)
      for (const from of standFor(fact.source))
        for (const to of standFor(fact.target)) if (!sink(from, to, fact)) return cut('edges')
  }
  return true
}

/** Columns that are members, and what stands for them or for what they stand for. */
class Members {
  readonly #ids: ReadonlySet<Id>
  readonly #book: KnownColumns
  readonly #columnsOf = new Map<Id, Id[]>()

  constructor(columns: readonly FoundNode[], book: KnownColumns) {
    this.#book = book
    this.#ids = new Set(columns.map(({ id }) => id))
    for (const id of this.#ids) {
      const dataset = book.datasetOf(id)
      if (dataset === undefined || book.isStar(id)) continue
      const of = this.#columnsOf.get(dataset)
      if (of === undefined) this.#columnsOf.set(dataset, [id])
      else of.push(id)
    }
  }

  /** The columns whose edges are to be read. */
  *asked(): Generator<
    ReadRequest,
    { readonly asked: readonly Id[]; readonly refs: Iterable<NonNullable<FoundNode['ref']>> },
    ReadAnswer
  > {
    const asked = new Set<Id>(this.#ids)
    const starred = new Set<Id>()
    for (const id of this.#ids) {
      const dataset = this.#book.datasetOf(id)
      if (this.#book.isStar(id) && dataset !== undefined) starred.add(dataset)
      const star = this.#book.starOf(id)
      if (star !== undefined) asked.add(star)
    }
    const refs = yield* columnsOf([...starred])
    for (const { id } of refs) asked.add(id)
    return { asked: [...asked], refs }
  }

  standFor(id: Id): readonly Id[] {
    if (this.#ids.has(id)) return [id]
    const dataset = this.#book.datasetOf(id)
    if (dataset === undefined) return []
    if (this.#book.isStar(id)) return this.#columnsOf.get(dataset) ?? []
    const star = this.#book.starOf(id)
    return star !== undefined && this.#ids.has(star) ? [star] : []
  }
}
