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

/** A list of questions already answered or still to be asked, by a text that names each. */
class Answers<Key, Question, Answer> {
  readonly known = new Map<Key, Answer>()
  #open = new Map<Key, Question>()
  readonly #direct: ((question: Question) => Answer) | undefined

  constructor(direct?: (question: Question) => Answer) {
    this.#direct = direct
  }

  /** The answer, or undefined while it is not known; then it is asked in the next round. */
  get(key: Key, question: Question): Answer | undefined {
    const answer = this.known.get(key)
    if (answer !== undefined || this.known.has(key)) return answer
    if (this.#direct === undefined) {
      this.#open.set(key, question)
      return undefined
    }
    const told = this.#direct(question)
    this.known.set(key, told)
    return told
  }

  get waiting(): boolean {
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

/** Changed edges of one type by the node at one end of them. */
type ChangedAt = Map<Id, Map<Id, EdgeRow>>

/**
 * The part of the graph that a merge looks at: the store's rows, asked for as they are wanted, below the changes made so
 * far. Reading what is not known yet answers as if there were nothing and notes the question; see `settle`. Given a store
 * that answers at once, everything is known.
 */
export class WorkingSet {
  readonly #nodes: Answers<Id, NodeKey, NodeRow | null>
  readonly #edges: Answers<Id, EdgeKey, EdgeRow | null>
  readonly #aggregates: Answers<Id, Id, AggregateRow | null>
  readonly #bySlot: Answers<
    string,
    { readonly slot: AggregateSlot; readonly key: Id },
    readonly AggregateRow[]
  >
  readonly #neighbours: Answers<
    Id,
    { readonly subject: Id; readonly at: number; readonly id: Id },
    Neighbours
  >
  readonly #edgesAt: Answers<string, EdgesAt, readonly EdgeRow[]>
  readonly #rollupsOf: Answers<Id, Id, readonly EdgeRow[]>
  readonly #touching: Answers<string, Touching, readonly AggregateRow[]>

  readonly #changedNodes = new Map<Id, NodeRow | null>()
  readonly #changedEdges = new Map<Id, EdgeRow | null>()
  /** Kept for those types and ends only that are asked for. */
  readonly #changedAt = new Map<EdgeType, { from?: ChangedAt; to?: ChangedAt }>()
  /** Changed or dropped rows as they were, where they were. */
  readonly #formerNodes = new Map<Id, NodeRow>()
  readonly #formerEdges = new Map<Id, EdgeRow>()
  /** Those that changed more than once, and so may be again as they were. */
  readonly #again = new Set<Id>()
  readonly warnings = new Set<string>()

  constructor(direct?: DirectFacts) {
    this.#nodes = new Answers(direct && ((key) => direct.node(key) ?? null))
    this.#edges = new Answers(direct && ((key) => direct.edge(key) ?? null))
    this.#aggregates = new Answers(direct && ((id) => direct.aggregate(id) ?? null))
    this.#bySlot = new Answers(direct && (({ slot, key }) => direct.aggregatesBy(slot, key)))
    this.#neighbours = new Answers(direct && (({ subject, at, id }) => direct.neighbours(subject, at, id)))
    this.#edgesAt = new Answers(direct && (({ type, end, id }) => direct.edgesAt(type, end, id)))
    this.#rollupsOf = new Answers(direct && ((member) => direct.rollupsOf(member)))
    this.#touching = new Answers(direct && ((request) => direct.touching(request)))
    this.answersAtOnce = direct !== undefined
  }

  /** Whether nothing is gained by asking beforehand. */
  readonly answersAtOnce: boolean

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

  /** Says that a row is not in the store, or is, so that it need not be asked. */
  knowNode(id: Id, row: NodeRow | null): void {
    if (!this.#nodes.known.has(id)) this.#nodes.known.set(id, row)
  }

  knowEdge(id: Id, row: EdgeRow | null): void {
    if (!this.#edges.known.has(id)) this.#edges.known.set(id, row)
  }

  /** Puts a row whose former state is known; one that does not change is not written. */
  putNode(row: NodeRow): void {
    const now = this.node(row.label, row.id)
    if (now !== undefined && sameProps(now.props, row.props)) return
    this.#keepNode(row.id)
    this.#changedNodes.set(row.id, row)
  }

  dropNode(label: NodeRow['label'], id: Id): void {
    if (this.node(label, id) === undefined) return
    this.#keepNode(id)
    this.#changedNodes.set(id, null)
  }

  putEdge(row: EdgeRow): void {
    const now = this.edge(row.type, row.id, row.from)
    if (now !== undefined && sameEdge(now, row)) return
    this.#keepEdge(row.id)
    if (now !== undefined) this.#index(now, false)
    this.#changedEdges.set(row.id, row)
    this.#index(row, true)
  }

  dropEdge(row: EdgeRow): void {
    const now = this.edge(row.type, row.id, row.from)
    if (now === undefined) return
    this.#keepEdge(row.id)
    this.#index(now, false)
    this.#changedEdges.set(row.id, null)
  }

  /** The nodes of these labels that this merge changes, as they were and as they are. */
  changedNodes(
    labels: readonly NodeRow['label'][],
  ): readonly { readonly former: NodeRow | undefined; readonly now: NodeRow | undefined }[] {
    return [...this.#changedNodes].flatMap(([id, row]) => {
      const former = this.#formerNodes.get(id)
      const label = (row ?? former)?.label
      return label === undefined || !labels.includes(label) ? [] : [{ former, now: row ?? undefined }]
    })
  }

  get waiting(): boolean {
    return [
      this.#nodes,
      this.#edges,
      this.#aggregates,
      this.#bySlot,
      this.#neighbours,
      this.#edgesAt,
      this.#rollupsOf,
      this.#touching,
    ].some((answers) => answers.waiting)
  }

  /** The open questions, and how to take their answers in. */
  ask(): { readonly needs: Needs; readonly learn: (facts: Facts) => void } {
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

  /** The difference between the store's rows and these, without the aggregates. */
  changes(): Pick<ChangeSet, 'nodes' | 'edges' | 'droppedNodes' | 'droppedEdges' | 'warnings'> {
    const nodes: ChangeSet['nodes'][number][] = []
    const edges: ChangeSet['edges'][number][] = []
    const droppedNodes: NodeKey[] = []
    const droppedEdges: EdgeRow[] = []
    for (const [id, row] of this.#changedNodes) {
      const former = this.#formerNodes.get(id)
      if (row === null) {
        if (former !== undefined) droppedNodes.push({ label: former.label, id })
      } else if (former === undefined || !this.#again.has(id) || !sameProps(former.props, row.props))
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
      if (former !== undefined && this.#again.has(id) && sameEdge(former, row)) continue
      const moved = former !== undefined && (former.from !== row.from || former.to !== row.to)
      if (moved) droppedEdges.push(former)
      edges.push(
        former === undefined || moved
          ? { ...row, created: true }
          : { ...row, created: false, former: former.props },
      )
    }
    return { nodes, edges, droppedNodes, droppedEdges, warnings: [...this.warnings] }
  }

  #keepNode(id: Id): void {
    if (this.#changedNodes.has(id)) this.#again.add(id)
    if (!this.#nodes.known.has(id)) throw new Error(`a node is written that was not read: ${id}`)
    const stored = this.#nodes.known.get(id)
    if (stored) this.#formerNodes.set(id, stored)
  }

  #keepEdge(id: Id): void {
    if (this.#changedEdges.has(id)) this.#again.add(id)
    if (!this.#edges.known.has(id)) throw new Error(`an edge is written that was not read: ${id}`)
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
