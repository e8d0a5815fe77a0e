import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { EdgeType } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { AggregateRow } from '../../domain/merge-protocol.ts'
import { LruCache } from '../../lib/lru-cache.ts'

/** Rows that stay in use for as long as a pipeline runs, and rows of single runs: those must not push out the others. */
const LASTING = 30_000
const PASSING = 6_000
/** Longer lists of edges are read anew each time: to change them would cost more. */
const LONGEST_LIST = 64

/**
 * Rows as the writer last read or wrote them; null for those that are not there. True for as long as nobody else writes,
 * and forgotten after a rollback.
 */
export class RowCache {
  readonly #things = new LruCache<Id, NodeRow | null>(LASTING)
  readonly #activities = new LruCache<Id, NodeRow | null>(PASSING)
  readonly #lastingEdges = new LruCache<Id, EdgeRow | null>(LASTING)
  readonly #passingEdges = new LruCache<Id, EdgeRow | null>(PASSING)
  readonly #lists = new LruCache<string, readonly EdgeRow[]>(LASTING)
  /** Types and ends of which there may be lists. */
  readonly #listed = new Set<string>()
  readonly #aggregates = new LruCache<Id, AggregateRow | null>(PASSING)

  node(label: NodeRow['label'], id: Id, read: () => NodeRow | undefined): NodeRow | undefined {
    const nodes = this.#nodesOf(label)
    let row = nodes.get(id)
    if (row === undefined) nodes.set(id, (row = read() ?? null))
    return row ?? undefined
  }

  edge(type: EdgeType, id: Id, read: () => EdgeRow | undefined): EdgeRow | undefined {
    const edges = this.#edgesOf(type)
    let row = edges.get(id)
    if (row === undefined) edges.set(id, (row = read() ?? null))
    return row ?? undefined
  }

  edgesAt(type: EdgeType, end: 'from' | 'to', id: Id, read: () => readonly EdgeRow[]): readonly EdgeRow[] {
    const key = listKey(type, end, id)
    let rows = this.#lists.get(key)
    if (rows === undefined) {
      rows = read()
      if (rows.length <= LONGEST_LIST) {
        this.#lists.set(key, rows)
        this.#listed.add(`${type} ${end}`)
      }
    }
    return rows
  }

  aggregate(id: Id, read: () => AggregateRow | undefined): AggregateRow | undefined {
    let row = this.#aggregates.get(id)
    if (row === undefined) this.#aggregates.set(id, (row = read() ?? null))
    return row ?? undefined
  }

  putNode({ label, id, props }: NodeRow): void {
    this.#nodesOf(label).set(id, { label, id, props })
  }

  dropNode(label: NodeRow['label'], id: Id): void {
    this.#nodesOf(label).set(id, null)
  }

  putEdge({ type, id, fromLabel, from, toLabel, to, props }: EdgeRow): void {
    const row: EdgeRow = { type, id, fromLabel, from, toLabel, to, props }
    if (OWNED.has(type)) this.#passingEdges.delete(id)
    else this.#edgesOf(type).set(id, row)
    if (this.#listed.has(`${type} from`)) this.#relist(listKey(type, 'from', from), id, row)
    if (this.#listed.has(`${type} to`)) this.#relist(listKey(type, 'to', to), id, row)
  }

  dropEdge({ type, id, from, to }: EdgeRow): void {
    this.#edgesOf(type).set(id, null)
    if (this.#listed.has(`${type} from`)) this.#relist(listKey(type, 'from', from), id)
    if (this.#listed.has(`${type} to`)) this.#relist(listKey(type, 'to', to), id)
  }

  putAggregate(row: AggregateRow): void {
    this.#aggregates.set(row.id, row)
  }

  dropAggregate(id: Id): void {
    this.#aggregates.set(id, null)
  }

  forget(): void {
    this.#things.clear()
    this.#activities.clear()
    this.#lastingEdges.clear()
    this.#passingEdges.clear()
    this.#lists.clear()
    this.#listed.clear()
    this.#aggregates.clear()
  }

  /** In the order of their ids, as tables give them. */
  #relist(key: string, id: Id, row?: EdgeRow): void {
    const rows = this.#lists.get(key)
    if (rows === undefined) return
    const others = rows.filter((other) => other.id !== id)
    if (row !== undefined) {
      const after = others.findIndex((other) => other.id > id)
      others.splice(after < 0 ? others.length : after, 0, row)
    }
    if (others.length <= LONGEST_LIST) this.#lists.set(key, others)
    else this.#lists.delete(key)
  }

  #nodesOf(label: NodeRow['label']): LruCache<Id, NodeRow | null> {
    return label === 'Run' || label === 'Operation' ? this.#activities : this.#things
  }

  #edgesOf(type: EdgeType): LruCache<Id, EdgeRow | null> {
    return OF_RUNS.has(type) ? this.#passingEdges : this.#lastingEdges
  }
}

/** Told by the derivation of their operation, and so hardly ever read. */
const OWNED: ReadonlySet<EdgeType> = new Set<EdgeType>(['READ', 'WROTE', 'STATED'])

const OF_RUNS: ReadonlySet<EdgeType> = new Set<EdgeType>([
  'READ',
  'WROTE',
  'STATED',
  'PART_OF',
  'RAN_ON',
  'STARTED_BY',
])

const listKey = (type: EdgeType, end: 'from' | 'to', id: Id): string => `${type} ${end} ${id}`
