import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { EdgeType } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { AggregateRow } from '../../domain/merge-protocol.ts'
import { LruCache } from '../../lib/lru-cache.ts'

/** Rows of pipelines are used as long as these exist; rows of single runs, only for a while. Separate caches prevent the latter from evicting the former. */
const LASTING = 30_000
const PASSING = 6_000
/** Longer lists of edges are read again each time: updating them would cost more. */
const MAX_LIST = 64

/**
 * Rows as the writer last read or wrote them, null for rows that do not exist. Valid while no other connection writes; clear
 * it after a rollback.
 */
export class RowCache {
  readonly #lastingNodes = new LruCache<Id, NodeRow | null>(LASTING)
  readonly #passingNodes = new LruCache<Id, NodeRow | null>(PASSING)
  readonly #lastingEdges = new LruCache<Id, EdgeRow | null>(LASTING)
  readonly #passingEdges = new LruCache<Id, EdgeRow | null>(PASSING)
  readonly #lists = new LruCache<string, readonly EdgeRow[]>(LASTING)
  /** Combinations of type and end for which lists were cached. */
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
      if (rows.length <= MAX_LIST) {
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

  clear(): void {
    this.#lastingNodes.clear()
    this.#passingNodes.clear()
    this.#lastingEdges.clear()
    this.#passingEdges.clear()
    this.#lists.clear()
    this.#listed.clear()
    this.#aggregates.clear()
  }

  /** Updates a cached list, ordered by id as in tables. */
  #relist(key: string, id: Id, row?: EdgeRow): void {
    const rows = this.#lists.get(key)
    if (rows === undefined) return
    const others = rows.filter((other) => other.id !== id)
    if (row !== undefined) {
      const after = others.findIndex((other) => other.id > id)
      others.splice(after < 0 ? others.length : after, 0, row)
    }
    if (others.length <= MAX_LIST) this.#lists.set(key, others)
    else this.#lists.delete(key)
  }

  #nodesOf(label: NodeRow['label']): LruCache<Id, NodeRow | null> {
    return label === 'Run' || label === 'Operation' ? this.#passingNodes : this.#lastingNodes
  }

  #edgesOf(type: EdgeType): LruCache<Id, EdgeRow | null> {
    return OF_RUNS.has(type) ? this.#passingEdges : this.#lastingEdges
  }
}

/** A merge passes these in when it derives their operation, so it hardly ever reads them. */
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
