import type { EdgeKey, EdgeRow, NodeKey, NodeRow } from './graph-rows.ts'
import type { EdgeType, Props } from './graph-schema.ts'
import type { Id } from './ids.ts'
import type { Instant } from './time.ts'
import type { JsonObject } from '../lib/json.ts'

/**
 * The stored aggregate of one (runId, job), or one static declaration. `body` is the aggregate as JSON. The other
 * fields are the keys by which stores must find it; all are derived from the aggregate.
 */
export interface AggregateRow {
  readonly id: Id
  readonly body: JsonObject
  /** The runId of its own events. */
  readonly run?: Id
  /** The runs that its parent facet names. */
  readonly parent?: Id
  readonly root?: Id
  /** The Job that its operation belongs to after folding of names, and the Jobs that its parent facet names. */
  readonly job?: Id
  readonly parentJob?: Id
  readonly rootJob?: Id
  /** Only for declarations: the id of (kind, namespace, name, producer), and the event time. */
  readonly subject?: Id
  readonly at?: Instant
}

export const AGGREGATE_SLOTS = ['run', 'parent', 'root', 'job', 'parentJob', 'rootJob', 'subject'] as const
export type AggregateSlot = (typeof AGGREGATE_SLOTS)[number]

/** The rows that a merge needs next. A list may repeat keys of earlier rounds; stores answer all of them. */
export interface Needs {
  readonly nodes?: readonly NodeKey[]
  readonly edges?: readonly EdgeKey[]
  readonly aggregates?: readonly Id[]
  /** All aggregates whose slot has this key. */
  readonly aggregatesBy?: readonly { readonly slot: AggregateSlot; readonly key: Id }[]
  /** The declarations of a subject immediately before and after (at, id). */
  readonly neighbours?: readonly { readonly subject: Id; readonly at: Instant; readonly id: Id }[]
  /** All edges of a type at one end of a node (SAME_AS, ALIAS_OF, HAS_SCHEMA, PART_OF of columns, TAGGED …). */
  readonly edgesAt?: readonly { readonly type: EdgeType; readonly end: 'from' | 'to'; readonly id: Id }[]
  /** All roll-ups (DERIVED_FROM of datasets and columns, READS, WRITES) that have this dataset as a member, or are of this job. */
  readonly rollupsOf?: readonly Id[]
  /**
   * The aggregates of operations (of one job, if given) that have such an edge to the dataset and whose [startedAt,
   * endedAt] overlaps [from, to].
   */
  readonly touching?: readonly Touching[]
}

export interface Touching {
  readonly type: 'READ' | 'WROTE'
  readonly datasetId: Id
  readonly jobId?: Id
  readonly from: Instant
  readonly to: Instant
}

/**
 * A store that answers synchronously. A merge with direct facts asks for one item at a time and yields nothing.
 * Answers must stay valid until the merge ends. An absent row is undefined.
 */
export interface DirectFacts {
  node(key: NodeKey): NodeRow | undefined
  edge(key: EdgeKey): EdgeRow | undefined
  aggregate(id: Id): AggregateRow | undefined
  aggregatesBy(slot: AggregateSlot, key: Id): readonly AggregateRow[]
  neighbours(subject: Id, at: Instant, id: Id): Facts['neighbours'][number]
  edgesAt(type: EdgeType, end: 'from' | 'to', id: Id): readonly EdgeRow[]
  rollupsOf(memberOrJob: Id): readonly EdgeRow[]
  touching(request: Touching): readonly AggregateRow[]
}

/** The answers to Needs, list by list and item by item in the same order. A missing row is null or an empty list. */
export interface Facts {
  readonly nodes: readonly (NodeRow | null)[]
  readonly edges: readonly (EdgeRow | null)[]
  readonly aggregates: readonly (AggregateRow | null)[]
  readonly aggregatesBy: readonly (readonly AggregateRow[])[]
  readonly neighbours: readonly { readonly before?: AggregateRow; readonly after?: AggregateRow }[]
  readonly edgesAt: readonly (readonly EdgeRow[])[]
  readonly rollupsOf: readonly (readonly EdgeRow[])[]
  readonly touching: readonly (readonly AggregateRow[])[]
}

/**
 * The difference that a merge makes, to be applied in one transaction in this order: dropped edges, dropped nodes,
 * nodes, edges, aggregates. A put replaces the whole row. `created` says that the row is new, so that stores need no
 * lookup. `former` has the previous properties, so that stores can write only the differences.
 */
export interface ChangeSet {
  readonly nodes: readonly Put<NodeRow>[]
  readonly edges: readonly Put<EdgeRow>[]
  readonly aggregates: readonly (AggregateRow & { readonly created: boolean })[]
  readonly droppedNodes: readonly NodeKey[]
  /** An edge whose ends moved, or that is deleted or comes back, is listed here in its old form, and in `edges` in its new form as created. */
  readonly droppedEdges: readonly EdgeRow[]
  readonly droppedAggregates: readonly Id[]
  /** What the merge left out because of a limit, as sentences. */
  readonly warnings: readonly string[]
}

/** `former`: the previous properties of a row that is not new. Without it, the whole row is replaced. */
export type Put<Row extends NodeRow | EdgeRow> = Row & { readonly created: boolean; readonly former?: Props }

/**
 * A merge in progress: yields what it needs, is resumed with the facts, and returns the change set. It is pure. The
 * embedded store drives it synchronously in its writer thread, Neo4j asynchronously in a transaction, both under the
 * write lock.
 */
export type Merge = Generator<Needs, ChangeSet, Facts>
