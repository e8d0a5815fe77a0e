import type { EdgeKey, EdgeRow, NodeKey, NodeRow } from '../../domain/graph-rows.ts'
import type { Props } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import {
  AGGREGATE_SLOTS,
  type AggregateRow,
  type AggregateSlot,
  type ChangeSet,
  type Facts,
  type Needs,
} from '../../domain/merge-protocol.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import { inIdOrder } from './collections.ts'
import { bodyLength } from './rows.ts'

type Load = (needs: Needs) => Promise<Facts>

/** Limit of each cache, in characters. Rows take about two bytes of memory per character. */
const LIMIT = 16 * 1024 * 1024
/** Weight of a row without its texts, in characters. */
const ROW = 250
/** Longer lists, such as the runs of a runner, are not cached: each change would copy them. */
const MAX_LIST = 256

/**
 * Caches rows that this process has read or written. The same jobs run again and again, so most of what a merge needs is
 * here. The cache is valid only while no other process writes: the writer checks this by the last commit on the Writer
 * node, and invalidates the cache if another process has committed.
 */
export class FactCache {
  readonly #nodes = new LruCache<string, NodeRow | null>(LIMIT, propsWeight)
  readonly #edges = new LruCache<Id, EdgeRow | null>(LIMIT, propsWeight)
  readonly #edgesAt = new LruCache<string, readonly EdgeRow[]>(LIMIT, (rows) =>
    rows.reduce((sum, row) => sum + propsWeight(row), ROW),
  )
  readonly #aggregates = new LruCache<Id, AggregateRow | null>(
    LIMIT,
    (row) => ROW + (row === null ? 0 : bodyLength(row)),
  )
  /** Ids by slot and key; see `#aggregatesBy`. */
  readonly #bySlot = new LruCache<string, readonly Id[]>(LIMIT, (ids) => ROW + 50 * ids.length)
  /** Incremented by each invalidation. */
  #version = 0

  /**
   * Returns the facts that a merge needs, in the order of its needs. Calls `load` for those that are not cached.
   * @throws Error if the cache is invalidated during the load
   */
  async answer(needs: Needs, load: Load): Promise<Facts> {
    const nodes = lookUp(needs.nodes, (key) => this.#nodes.get(nodeKey(key)))
    const edges = lookUp(needs.edges, ({ id }) => this.#edges.get(id))
    const aggregates = lookUp(needs.aggregates, (id) => this.#aggregates.get(id))
    const aggregatesBy = lookUp(needs.aggregatesBy, ({ slot, key }) => this.#aggregatesBy(slot, key))
    const edgesAt = lookUp(needs.edgesAt, ({ type, end, id }) => this.#edgesAt.get(`${type} ${end} ${id}`))
    const missing: Required<Needs> = {
      nodes: nodes.missing,
      edges: edges.missing,
      aggregates: aggregates.missing,
      aggregatesBy: aggregatesBy.missing,
      neighbours: needs.neighbours ?? [],
      edgesAt: edgesAt.missing,
      rollupsOf: needs.rollupsOf ?? [],
      touching: needs.touching ?? [],
    }
    const version = this.#version
    const isComplete = Object.values(missing).every((list) => list.length === 0)
    const loaded = isComplete ? NO_FACTS : await load(missing)
    if (version !== this.#version) throw new Error('the cache was invalidated during the load')
    nodes.missing.forEach((key, i) => this.#nodes.set(nodeKey(key), loaded.nodes[i]!))
    edges.missing.forEach(({ id }, i) => this.#edges.set(id, loaded.edges[i]!))
    aggregates.missing.forEach((id, i) => this.#aggregates.set(id, loaded.aggregates[i]!))
    aggregatesBy.missing.forEach(({ slot, key }, i) => {
      const rows = loaded.aggregatesBy[i]!
      if (rows.length > MAX_LIST) return
      for (const row of rows) this.#aggregates.set(row.id, row)
      this.#bySlot.set(`${slot} ${key}`, rows.map(idOf))
    })
    edgesAt.missing.forEach(({ type, end, id }, i) =>
      this.#setEdgesAt(`${type} ${end} ${id}`, loaded.edgesAt[i]!),
    )
    return {
      nodes: nodes.merge(loaded.nodes),
      edges: edges.merge(loaded.edges),
      aggregates: aggregates.merge(loaded.aggregates),
      aggregatesBy: aggregatesBy.merge(loaded.aggregatesBy),
      neighbours: loaded.neighbours,
      edgesAt: edgesAt.merge(loaded.edgesAt),
      rollupsOf: loaded.rollupsOf,
      touching: loaded.touching,
    }
  }

  /** Applies a change set that is being written. If its commit fails, invalidate the cache. */
  apply(changes: ChangeSet): void {
    for (const row of changes.droppedEdges) {
      this.#edges.set(row.id, null)
      this.#updateEdgesAt(row, (rows) => rows.filter(({ id }) => id !== row.id))
    }
    for (const key of changes.droppedNodes) this.#nodes.set(nodeKey(key), null)
    for (const { label, id, props } of changes.nodes)
      this.#nodes.set(nodeKey({ label, id }), { label, id, props })
    for (const { type, id, fromLabel, from, toLabel, to, props } of changes.edges) {
      const row: EdgeRow = { type, id, fromLabel, from, toLabel, to, props }
      this.#edges.set(id, row)
      this.#updateEdgesAt(row, (rows) => inIdOrder([...rows, row]))
    }
    for (const id of changes.droppedAggregates) this.#aggregates.set(id, null)
    for (const { created, ...row } of changes.aggregates) {
      this.#aggregates.set(row.id, row)
      for (const slot of AGGREGATE_SLOTS) {
        const key = row[slot]
        const ids = key && this.#bySlot.get(`${slot} ${key}`)
        if (ids && (created || !ids.includes(row.id)))
          this.#bySlot.set(`${slot} ${key}`, [...ids, row.id].sort())
      }
    }
  }

  /** Removes everything. A load that is in progress fails. */
  invalidate(): void {
    this.#version++
    this.#nodes.clear()
    this.#edges.clear()
    this.#edgesAt.clear()
    this.#aggregates.clear()
    this.#bySlot.clear()
  }

  /**
   * The aggregates whose slot holds a key, if all are cached. The list of ids may include aggregates that have left the
   * slot, so this checks the slot of each.
   */
  #aggregatesBy(slot: AggregateSlot, key: Id): readonly AggregateRow[] | undefined {
    const ids = this.#bySlot.get(`${slot} ${key}`)
    if (ids === undefined) return undefined
    const rows: AggregateRow[] = []
    for (const id of ids) {
      const row = this.#aggregates.get(id)
      if (row === undefined) return undefined
      if (row?.[slot] === key) rows.push(row)
    }
    return rows
  }

  #setEdgesAt(place: string, rows: readonly EdgeRow[]): void {
    if (rows.length > MAX_LIST) this.#edgesAt.delete(place)
    else this.#edgesAt.set(place, rows)
  }

  /** Updates the cached lists of edges at both ends of an edge. */
  #updateEdgesAt(
    { type, from, to }: EdgeRow,
    update: (rows: readonly EdgeRow[]) => readonly EdgeRow[],
  ): void {
    for (const place of [`${type} from ${from}`, `${type} to ${to}`]) {
      const rows = this.#edgesAt.get(place)
      if (rows !== undefined) this.#setEdgesAt(place, update(rows))
    }
  }
}

const idOf = ({ id }: Pick<EdgeKey, 'id'>): Id => id
const nodeKey = ({ label, id }: NodeKey): string => `${label} ${id}`

function propsWeight(row: { readonly props: Props } | null): number {
  let weight = ROW
  for (const value of Object.values(row?.props ?? {})) {
    if (typeof value === 'string') weight += value.length
    else if (typeof value === 'object') weight += 8 * value.length
  }
  return weight
}

/** Splits items into those with a cached answer and those without. */
function lookUp<Q, A>(items: readonly Q[] | undefined = [], cached: (item: Q) => A | undefined) {
  const answers = items.map(cached)
  return {
    missing: items.filter((_, i) => answers[i] === undefined),
    /** All answers, in the order of the items. `loaded` has those of the missing items. */
    merge(loaded: readonly A[]): readonly A[] {
      let next = 0
      return answers.map((answer) => (answer === undefined ? loaded[next++]! : answer))
    },
  }
}

const NO_FACTS: Facts = {
  nodes: [],
  edges: [],
  aggregates: [],
  aggregatesBy: [],
  neighbours: [],
  edgesAt: [],
  rollupsOf: [],
  touching: [],
}
