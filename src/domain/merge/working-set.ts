import type { EdgeKey, EdgeRow, NodeKey, NodeRow } from '../graph-rows.ts'
import type { EdgeType } from '../graph-schema.ts'
import type { Id } from '../ids.ts'
import type {
  AggregateRow,
  AggregateSlot,
  ChangeSet,
  DirectFacts,
  Facts,
  Needs,
  Touching,
} from '../merge-protocol.ts'
import { sameProps } from './props.ts'

type Neighbours = Facts['neighbours'][number]
type End = 'from' | 'to'
type EdgesAt = NonNullable<Needs['edgesAt']>[number]

/** Answered and open questions of one kind, by a key. */
class Lookups<Key, Question, Answer> {
  readonly known = new Map<Key, Answer>()
  #open = new Map<Key, Question>()
  readonly #direct: ((question: Question) => Answer) | undefined

  constructor(direct?: (question: Question) => Answer) {
    this.#direct = direct
  }

  /** The answer. If it is unknown, returns undefined and asks in the next round. */
  get(key: Key, question: Question): Answer | undefined {
    const answer = this.known.get(key)
    if (answer !== undefined || this.known.has(key)) return answer
    if (this.#direct === undefined) {
      this.#open.set(key, question)
      return undefined
    }
    const found = this.#direct(question)
    this.known.set(key, found)
    return found
  }

  get hasPending(): boolean {
    return this.#open.size > 0
  }

  take(): { readonly keys: readonly Key[]; readonly questions: readonly Question[] } {
    if (this.#open.size === 0) return { keys: [], questions: [] }
    const taken = { keys: [...this.#open.keys()], questions: [...this.#open.values()] }
    this.#open = new Map()
    return taken
  }

  learn(keys: readonly Key[], answers: readonly Answer[]): void {
    keys.forEach((key, i) => this.known.set(key, answers[i]!))
  }
}

/** Changed edges of one type, by the node at one of their ends. */
type ChangedAt = Map<Id, Map<Id, EdgeRow>>

/**
 * The part of the graph that a merge reads: the store's rows, requested on demand, with the changes of the merge on
 * top. Reading an unknown row answers as if it did not exist and records the question; see `untilResolved`. A store
 * that answers synchronously leaves nothing unknown.
 */
export class WorkingSet {
  readonly #nodes: Lookups<Id, NodeKey, NodeRow | null>
  readonly #edges: Lookups<Id, EdgeKey, EdgeRow | null>
  readonly #aggregates: Lookups<Id, Id, AggregateRow | null>
  readonly #bySlot: Lookups<
    string,
    { readonly slot: AggregateSlot; readonly key: Id },
    readonly AggregateRow[]
  >
  readonly #neighbours: Lookups<
    Id,
    { readonly subject: Id; readonly at: number; readonly id: Id },
    Neighbours
  >
  readonly #edgesAt: Lookups<string, EdgesAt, readonly EdgeRow[]>
  readonly #rollupsOf: Lookups<Id, Id, readonly EdgeRow[]>
  readonly #touching: Lookups<string, Touching, readonly AggregateRow[]>

  readonly #changedNodes = new Map<Id, NodeRow | null>()
  readonly #changedEdges = new Map<Id, EdgeRow | null>()
  /** Maintained only for types and ends that were read. */
  readonly #changedAt = new Map<EdgeType, { from?: ChangedAt; to?: ChangedAt }>()
  /** Changed or dropped rows in their former state, if they existed. */
  readonly #formerNodes = new Map<Id, NodeRow>()
  readonly #formerEdges = new Map<Id, EdgeRow>()
  /** Rows that changed more than once, and so may have their former state again. */
  readonly #changedTwice = new Set<Id>()
  readonly warnings = new Set<string>()

  constructor(direct?: DirectFacts) {
    this.#nodes = new Lookups(direct && ((key) => direct.node(key) ?? null))
    this.#edges = new Lookups(direct && ((key) => direct.edge(key) ?? null))
    this.#aggregates = new Lookups(direct && ((id) => direct.aggregate(id) ?? null))
    this.#bySlot = new Lookups(direct && (({ slot, key }) => direct.aggregatesBy(slot, key)))
    this.#neighbours = new Lookups(direct && (({ subject, at, id }) => direct.neighbours(subject, at, id)))
    this.#edgesAt = new Lookups(direct && (({ type, end, id }) => direct.edgesAt(type, end, id)))
    this.#rollupsOf = new Lookups(direct && ((member) => direct.rollupsOf(member)))
    this.#touching = new Lookups(direct && ((request) => direct.touching(request)))
    this.isDirect = direct !== undefined
  }

  /** Whether the store answers synchronously, so that prefetching gains nothing. */
  readonly isDirect: boolean

  node(label: NodeRow['label'], id: Id): NodeRow | undefined {
    const changed = this.#changedNodes.get(id)
    if (changed !== undefined) return changed ?? undefined
    return this.#nodes.get(id, { label, id }) ?? undefined
  }

  /** Roll-ups are found without `from`. */
  edge(type: EdgeType, id: Id, from?: Id): EdgeRow | undefined {
    const changed = this.#changedEdges.get(id)
    if (changed !== undefined) return changed ?? undefined
    return this.#edges.get(id, from === undefined ? { type, id } : { type, id, from }) ?? undefined
  }

  edgesAt(type: EdgeType, end: End, id: Id): readonly EdgeRow[] {
    const stored = this.#edgesAt.get(`${type} ${end} ${id}`, { type, end, id }) ?? []
    for (const row of stored) if (!this.#edges.known.has(row.id)) this.#edges.known.set(row.id, row)
    if (this.#changedEdges.size === 0) return stored
    const changed = this.#changedOf(type, end).get(id)
    const unchanged = stored.some((row) => this.#changedEdges.has(row.id))
      ? stored.filter((row) => !this.#changedEdges.has(row.id))
      : stored
    return changed === undefined || changed.size === 0 ? unchanged : [...unchanged, ...changed.values()]
  }

  rollupsOf(member: Id): readonly EdgeRow[] {
    const stored = this.#rollupsOf.get(member, member) ?? []
    for (const row of stored) if (!this.#edges.known.has(row.id)) this.#edges.known.set(row.id, row)
    return stored
  }

  aggregate(id: Id): AggregateRow | undefined {
    return this.#aggregates.get(id, id) ?? undefined
  }

  aggregatesBy(slot: AggregateSlot, key: Id): readonly AggregateRow[] {
    return this.#bySlot.get(`${slot} ${key}`, { slot, key }) ?? []
  }

  neighbours(subject: Id, at: number, id: Id): Neighbours {
    return this.#neighbours.get(id, { subject, at, id }) ?? {}
  }

  touching(question: Touching): readonly AggregateRow[] {
    const { type, datasetId, jobId = '', from, to } = question
    return this.#touching.get(`${type} ${datasetId} ${jobId} ${from} ${to}`, question) ?? []
  }

  /** Records that a row is or is not in the store, so that it is not read. */
  knowNode(id: Id, row: NodeRow | null): void {
    if (!this.#nodes.known.has(id)) this.#nodes.known.set(id, row)
  }

  knowEdge(id: Id, row: EdgeRow | null): void {
    if (!this.#edges.known.has(id)) this.#edges.known.set(id, row)
  }

  /** Puts a row whose former state is known; an unchanged row is not written. */
  putNode(row: NodeRow): void {
    const now = this.node(row.label, row.id)
    if (now !== undefined && sameProps(now.props, row.props)) return
    this.#rememberNode(row.id)
    this.#changedNodes.set(row.id, row)
  }

  dropNode(label: NodeRow['label'], id: Id): void {
    if (this.node(label, id) === undefined) return
    this.#rememberNode(id)
    this.#changedNodes.set(id, null)
  }

  putEdge(row: EdgeRow): void {
    const now = this.edge(row.type, row.id, row.from)
    if (now !== undefined && sameEdge(now, row)) return
    this.#rememberEdge(row.id)
    if (now !== undefined) this.#index(now, false)
    this.#changedEdges.set(row.id, row)
    this.#index(row, true)
  }

  dropEdge(row: EdgeRow): void {
    const now = this.edge(row.type, row.id, row.from)
    if (now === undefined) return
    this.#rememberEdge(row.id)
    this.#index(now, false)
    this.#changedEdges.set(row.id, null)
  }

  /** The nodes of these labels that this merge changes, before and after. */
  changedNodes(
    labels: readonly NodeRow['label'][],
  ): readonly { readonly former: NodeRow | undefined; readonly now: NodeRow | undefined }[] {
    return [...this.#changedNodes].flatMap(([id, row]) => {
      const former = this.#formerNodes.get(id)
      const label = (row ?? former)?.label
      return label === undefined || !labels.includes(label) ? [] : [{ former, now: row ?? undefined }]
    })
  }

  get hasPending(): boolean {
    return [
      this.#nodes,
      this.#edges,
      this.#aggregates,
      this.#bySlot,
      this.#neighbours,
      this.#edgesAt,
      this.#rollupsOf,
      this.#touching,
    ].some((lookup) => lookup.hasPending)
  }

  /** The open questions, and a function that takes their answers. */
  takeQuestions(): { readonly needs: Needs; readonly learn: (facts: Facts) => void } {
    const nodes = this.#nodes.take()
    const edges = this.#edges.take()
    const aggregates = this.#aggregates.take()
    const bySlot = this.#bySlot.take()
    const neighbours = this.#neighbours.take()
    const edgesAt = this.#edgesAt.take()
    const rollupsOf = this.#rollupsOf.take()
    const touching = this.#touching.take()
    return {
      needs: {
        nodes: nodes.questions,
        edges: edges.questions,
        aggregates: aggregates.questions,
        aggregatesBy: bySlot.questions,
        neighbours: neighbours.questions,
        edgesAt: edgesAt.questions,
        rollupsOf: rollupsOf.questions,
        touching: touching.questions,
      },
      learn: (facts) => {
        this.#nodes.learn(nodes.keys, facts.nodes)
        this.#edges.learn(edges.keys, facts.edges)
        this.#aggregates.learn(aggregates.keys, facts.aggregates)
        this.#bySlot.learn(bySlot.keys, facts.aggregatesBy)
        this.#neighbours.learn(neighbours.keys, facts.neighbours)
        this.#edgesAt.learn(edgesAt.keys, facts.edgesAt)
        this.#rollupsOf.learn(rollupsOf.keys, facts.rollupsOf)
        this.#touching.learn(touching.keys, facts.touching)
      },
    }
  }

  /** The difference between the stored rows and these, without aggregates. */
  changes(): Pick<ChangeSet, 'nodes' | 'edges' | 'droppedNodes' | 'droppedEdges' | 'warnings'> {
    const nodes: ChangeSet['nodes'][number][] = []
    const edges: ChangeSet['edges'][number][] = []
    const droppedNodes: NodeKey[] = []
    const droppedEdges: EdgeRow[] = []
    for (const [id, row] of this.#changedNodes) {
      const former = this.#formerNodes.get(id)
      if (row === null) {
        if (former !== undefined) droppedNodes.push({ label: former.label, id })
      } else if (former === undefined || !this.#changedTwice.has(id) || !sameProps(former.props, row.props))
        nodes.push(
          former === undefined ? { ...row, created: true } : { ...row, created: false, former: former.props },
        )
    }
    for (const [id, row] of this.#changedEdges) {
      const former = this.#formerEdges.get(id)
      if (row === null) {
        if (former !== undefined) droppedEdges.push(former)
        continue
      }
      if (former !== undefined && this.#changedTwice.has(id) && sameEdge(former, row)) continue
      const moved =
        former !== undefined &&
        (former.from !== row.from || former.to !== row.to || former.props.deleted !== row.props.deleted)
      if (moved) droppedEdges.push(former)
      edges.push(
        former === undefined || moved
          ? { ...row, created: true }
          : { ...row, created: false, former: former.props },
      )
    }
    return { nodes, edges, droppedNodes, droppedEdges, warnings: [...this.warnings] }
  }

  #rememberNode(id: Id): void {
    if (this.#changedNodes.has(id)) this.#changedTwice.add(id)
    if (!this.#nodes.known.has(id)) throw new Error(`node ${id} is written but was not read`)
    const stored = this.#nodes.known.get(id)
    if (stored) this.#formerNodes.set(id, stored)
  }

  #rememberEdge(id: Id): void {
    if (this.#changedEdges.has(id)) this.#changedTwice.add(id)
    if (!this.#edges.known.has(id)) throw new Error(`edge ${id} is written but was not read`)
    const stored = this.#edges.known.get(id)
    if (stored) this.#formerEdges.set(id, stored)
  }

  #changedOf(type: EdgeType, end: End): ChangedAt {
    let ends = this.#changedAt.get(type)
    if (ends === undefined) this.#changedAt.set(type, (ends = {}))
    let at = ends[end]
    if (at === undefined) {
      at = new Map<Id, Map<Id, EdgeRow>>()
      ends[end] = at
      for (const row of this.#changedEdges.values()) if (row?.type === type) place(at, row[end], row)
    }
    return at
  }

  #index(row: EdgeRow, present: boolean): void {
    const ends = this.#changedAt.get(row.type)
    if (ends === undefined) return
    for (const end of ['from', 'to'] as const) {
      const at = ends[end]
      if (at === undefined) continue
      if (present) place(at, row[end], row)
      else at.get(row[end])?.delete(row.id)
    }
  }
}

function place(at: ChangedAt, node: Id, row: EdgeRow): void {
  const rows = at.get(node)
  if (rows === undefined) at.set(node, new Map([[row.id, row]]))
  else rows.set(row.id, row)
}

function sameEdge(a: EdgeRow, b: EdgeRow): boolean {
  return a.from === b.from && a.to === b.to && sameProps(a.props, b.props)
}
