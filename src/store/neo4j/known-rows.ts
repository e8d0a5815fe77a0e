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
import { inIdOrder } from './by-id.ts'
import { Generations } from './generations.ts'
import { bodyLength } from './rows.ts'

type Load = (needs: Needs) => Promise<Facts>

/** Characters of rows that a generation holds, about half of what they take in memory. */
const MOST = 16 * 1024 * 1024
/** What a row takes beside its texts. */
const ROW = 250
/** Longer lists (the runs of a runner) are not kept: they would be copied at each change. */
const LONGEST_LIST = 256

/**
 * What this process knows of the graph because it read or wrote it: a pipeline's jobs run again and again, and what they
 * touch need not be read each time. Right only while no one else writes: who uses it proves that by the Writer's token
 * and forgets everything where the proof fails. Bounded in memory.
 */
export class KnownRows {
  readonly #nodes = new Generations<NodeRow | null>(MOST)
  readonly #edges = new Generations<EdgeRow | null>(MOST)
  readonly #edgesAt = new Generations<readonly EdgeRow[]>(MOST)
  readonly #aggregates = new Generations<AggregateRow | null>(MOST)
  /** Ids by slot and key; see `#listed`. */
  readonly #bySlot = new Generations<readonly Id[]>(MOST)
  #age = 0

  /** Answers what a merge needs, in the order of its questions; `load` is asked for what is not known. */
  async answer(needs: Needs, load: Load): Promise<Facts> {
    const nodes = sift(needs.nodes, (key) => this.#nodes.get(keyOfNode(key)))
    const edges = sift(needs.edges, ({ id }) => this.#edges.get(id))
    const aggregates = sift(needs.aggregates, (id) => this.#aggregates.get(id))
    const bySlot = sift(needs.aggregatesBy, ({ slot, key }) => this.#listed(slot, key))
    const edgesAt = sift(needs.edgesAt, ({ type, end, id }) => this.#edgesAt.get(`${type} ${end} ${id}`))
    const open: Required<Needs> = {
      nodes: nodes.open,
      edges: edges.open,
      aggregates: aggregates.open,
      aggregatesBy: bySlot.open,
      neighbours: needs.neighbours ?? [],
      edgesAt: edgesAt.open,
      rollupsOf: needs.rollupsOf ?? [],
      touching: needs.touching ?? [],
    }
    const age = this.#age
    const loaded = Object.values(open).every((list) => list.length === 0) ? NOTHING : await load(open)
    if (age !== this.#age) throw new Error('what was known was forgotten meanwhile')
    nodes.open.forEach((key, i) => this.#putNode(key, loaded.nodes[i]!))
    edges.open.forEach((key, i) => this.#putEdge(key, loaded.edges[i]!))
    aggregates.open.forEach((id, i) => this.#putAggregate(id, loaded.aggregates[i]!))
    bySlot.open.forEach(({ slot, key }, i) => {
      const rows = loaded.aggregatesBy[i]!
      if (rows.length > LONGEST_LIST) return
      for (const row of rows) this.#putAggregate(row.id, row)
      this.#putList(slot, key, rows.map(idOf))
    })
    edgesAt.open.forEach(({ type, end, id }, i) =>
      this.#putEdgesAt(`${type} ${end} ${id}`, loaded.edgesAt[i]!),
    )
    return {
      nodes: nodes.with(loaded.nodes),
      edges: edges.with(loaded.edges),
      aggregates: aggregates.with(loaded.aggregates),
      aggregatesBy: bySlot.with(loaded.aggregatesBy),
      neighbours: loaded.neighbours,
      edgesAt: edgesAt.with(loaded.edgesAt),
      rollupsOf: loaded.rollupsOf,
      touching: loaded.touching,
    }
  }

  /** Takes in what is being written: what is known is as it will be after the commit. */
  apply(changes: ChangeSet): void {
    for (const row of changes.droppedEdges) {
      this.#putEdge(row, null)
      this.#relist(row, (rows) => rows.filter(({ id }) => id !== row.id))
    }
    for (const key of changes.droppedNodes) this.#putNode(key, null)
    for (const { label, id, props } of changes.nodes) this.#putNode({ label, id }, { label, id, props })
    for (const { type, id, fromLabel, from, toLabel, to, props } of changes.edges) {
      const row: EdgeRow = { type, id, fromLabel, from, toLabel, to, props }
      this.#putEdge(row, row)
      this.#relist(row, (rows) => inIdOrder([...rows, row]))
    }
    for (const id of changes.droppedAggregates) this.#putAggregate(id, null)
    for (const { created, ...row } of changes.aggregates) {
      this.#putAggregate(row.id, row)
      for (const slot of AGGREGATE_SLOTS) {
        const key = row[slot]
        const ids = key && this.#bySlot.get(`${slot} ${key}`)
        if (ids && (created || !ids.includes(row.id))) this.#putList(slot, key, [...ids, row.id].sort())
      }
    }
    for (const kept of this.#all()) kept.turn()
  }

  /** Forgets everything; answers that are being loaded come too late then, and fail. */
  forget(): void {
    this.#age++
    for (const kept of this.#all()) kept.clear()
  }

  #all() {
    return [this.#nodes, this.#edges, this.#edgesAt, this.#aggregates, this.#bySlot]
  }

  /**
   * The rows of a list, if all of them are known. An aggregate that left the slot is still listed, so each is looked at.
   */
  #listed(slot: AggregateSlot, key: Id): readonly AggregateRow[] | undefined {
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

  #putNode(key: NodeKey, row: NodeRow | null): void {
    this.#nodes.set(keyOfNode(key), row, ROW + (row === null ? 0 : lengthOf(row.props)))
  }

  #putEdge({ id }: Pick<EdgeKey, 'id'>, row: EdgeRow | null): void {
    this.#edges.set(id, row, ROW + (row === null ? 0 : lengthOf(row.props)))
  }

  #putAggregate(id: Id, row: AggregateRow | null): void {
    this.#aggregates.set(id, row, ROW + (row === null ? 0 : bodyLength(row)))
  }

  #putList(slot: AggregateSlot, key: Id, ids: readonly Id[]): void {
    this.#bySlot.set(`${slot} ${key}`, ids, ROW + 50 * ids.length)
  }

  #putEdgesAt(place: string, rows: readonly EdgeRow[]): void {
    if (rows.length > LONGEST_LIST) this.#edgesAt.delete(place)
    else
      this.#edgesAt.set(
        place,
        rows,
        rows.reduce((sum, { props }) => sum + ROW + lengthOf(props), ROW),
      )
  }

  /** Changes the lists at both ends of an edge, where they are known. */
  #relist({ type, from, to }: EdgeRow, change: (rows: readonly EdgeRow[]) => readonly EdgeRow[]): void {
    for (const place of [`${type} from ${from}`, `${type} to ${to}`]) {
      const rows = this.#edgesAt.get(place)
      if (rows !== undefined) this.#putEdgesAt(place, change(rows))
    }
  }
}

const idOf = ({ id }: { readonly id: Id }): Id => id
const keyOfNode = ({ label, id }: NodeKey): string => `${label} ${id}`

function lengthOf(props: Props): number {
  let length = 0
  for (const name in props) {
    const value = props[name]
    if (typeof value === 'string') length += value.length
    else if (typeof value === 'object') length += 8 * value.length
  }
  return length
}

/** Questions with the answers that are known, and those that are open. */
function sift<Q, A>(questions: readonly Q[] | undefined, known: (question: Q) => A | undefined) {
  const answers = (questions ?? []).map(known)
  const open = (questions ?? []).filter((_, i) => answers[i] === undefined)
  return {
    open,
    /** All answers, those to the open questions being given. */
    with(given: readonly A[]): readonly A[] {
      let next = 0
      return answers.map((answer) => (answer === undefined ? given[next++]! : answer))
    },
  }
}

const NOTHING: Facts = {
  nodes: [],
  edges: [],
  aggregates: [],
  aggregatesBy: [],
  neighbours: [],
  edgesAt: [],
  rollupsOf: [],
  touching: [],
}
