import type { EdgeKey, EdgeRow, NodeKey, NodeRow } from './graph-rows.ts'
import type { EdgeType, Props } from './graph-schema.ts'
import type { Id } from './ids.ts'
import type { Instant } from './time.ts'
import type { JsonObject } from '../lib/json.ts'

/**
 * The raw truth of one (runId, job), or of one static declaration, as a store keeps it. `body` is the Aggregate as
 * JSON; the other fields are what it must be found by, all derived from the aggregate.
 */
export interface AggregateRow {
  readonly id: Id
  readonly body: JsonObject
  /** The runId of its own events. */
  readonly run?: Id
  /** The runs that its parent facet names. */
  readonly parent?: Id
  readonly root?: Id
  /** The Job that its operation belongs to after folding, and those its parent facet names. */
  readonly job?: Id
  readonly parentJob?: Id
  readonly rootJob?: Id
  /** Of declarations: the id of (kind, namespace, name, producer), and the event time. */
  readonly subject?: Id
  readonly at?: Instant
}

export const AGGREGATE_SLOTS = ['run', 'parent', 'root', 'job', 'parentJob', 'rootJob', 'subject'] as const
export type AggregateSlot = (typeof AGGREGATE_SLOTS)[number]

/** What the pure merge wants to know next. Every list may hold duplicates of earlier rounds; stores answer in full. */
export interface Needs {
  readonly nodes?: readonly NodeKey[]
  readonly edges?: readonly EdgeKey[]
  readonly aggregates?: readonly Id[]
  /** All aggregates whose slot holds the key. */
  readonly aggregatesBy?: readonly { readonly slot: AggregateSlot; readonly key: Id }[]
  /** The declarations of a subject just before and just after (at, id). */
  readonly neighbours?: readonly { readonly subject: Id; readonly at: Instant; readonly id: Id }[]
  /** All edges of a type at one end of a node (SAME_AS, ALIAS_OF, HAS_SCHEMA, PART_OF of columns, TAGGED …). */
  readonly edgesAt?: readonly { readonly type: EdgeType; readonly end: 'from' | 'to'; readonly id: Id }[]
  /** All roll-ups (DERIVED_FROM of datasets and columns, READS, WRITES) that remember this dataset as a member. */
  readonly rollupsOf?: readonly Id[]
  /** The aggregates of the operations (of a job, if given) with such an edge to the dataset whose [startedAt, endedAt] meets [from, to]. */
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
 * A store that answers at once. A merge that is given one asks it item by item, as it goes, and yields nothing; what it is
 * told must hold until the merge ends. Absent is undefined.
 */
export interface DirectFacts {
  node(key: NodeKey): NodeRow | undefined
  edge(key: EdgeKey): EdgeRow | undefined
  aggregate(id: Id): AggregateRow | undefined
  aggregatesBy(slot: AggregateSlot, key: Id): readonly AggregateRow[]
  neighbours(subject: Id, at: Instant, id: Id): Facts['neighbours'][number]
  edgesAt(type: EdgeType, end: 'from' | 'to', id: Id): readonly EdgeRow[]
  rollupsOf(member: Id): readonly EdgeRow[]
  touching(request: Touching): readonly AggregateRow[]
}

/** The answers to Needs, list by list and item by item (same order); what is not there is null or an empty list. */
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
 * The difference a merge makes, to be applied in one transaction: first edge drops, then node drops, node puts, edge
 * puts, aggregates. A put replaces the row whole. `created` tells stores that a row is new, so that they need not look;
 * `former` tells them how one was that is not, so that they may write only what differs.
 */
export interface ChangeSet {
  readonly nodes: readonly Put<NodeRow>[]
  readonly edges: readonly Put<EdgeRow>[]
  readonly aggregates: readonly (AggregateRow & { readonly created: boolean })[]
  readonly droppedNodes: readonly NodeKey[]
  /** An edge whose ends moved is here (as it was) and in `edges` (as it is, created). */
  readonly droppedEdges: readonly EdgeRow[]
  readonly droppedAggregates: readonly Id[]
  /** What the merge had to leave out (a bound reached), as sentences. */
  readonly warnings: readonly string[]
}

/** `former`: the properties that the row had, where it is not new; without it, the row is replaced whole. */
export type Put<Row extends NodeRow | EdgeRow> = Row & { readonly created: boolean; readonly former?: Props }

/**
 * A merge in progress: yields what it needs, is resumed with the facts, returns the change set. Pure: the embedded store
 * drives it synchronously inside its writer thread, Neo4j asynchronously inside a transaction, both under the write lock.
 */
export type Merge = Generator<Needs, ChangeSet, Facts>
