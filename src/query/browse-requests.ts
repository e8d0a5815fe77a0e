import type { EdgeRow } from '../domain/graph-rows.ts'
import type { EdgeType, NodeLabel } from '../domain/graph-schema.ts'
import type { Id } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

/** Kinds that can be browsed, with their labels in the graph. */
export const BROWSE_LABELS = {
  dataset: 'Dataset',
  column: 'Column',
  job: 'Job',
  run: 'Run',
  operation: 'Operation',
  location: 'Location',
  storage: 'Storage',
  user: 'User',
  tag: 'Tag',
  schema: 'Schema',
} as const satisfies Record<string, NodeLabel>

export type BrowseKind = keyof typeof BROWSE_LABELS

/** Kinds that can be listed: those of the graph, and the edits of people. */
export const LIST_LABELS = { ...BROWSE_LABELS, edit: 'Edit' } as const satisfies Record<string, NodeLabel>

export type ListKind = keyof typeof LIST_LABELS

export type KeyPart = 'text' | 'time' | 'rising' | 'id'

/**
 * The orders in which a kind can be listed, the default first, with the parts of their keys. Texts ascend by code point; a `time`
 * descends, a `rising` time ascends; an `id` breaks ties in the direction of the part before it. Each order has an index.
 * - `dataset`, `job`: (namespace, name) · `column`: (namespace, dataset, name) · `location`: (name, type) · `tag`: (name,
 *   value, empty if it has none).
 * - Entities without the time are left out: a run that is only known by its id has no start.
 */
export const ORDERS = {
  dataset: { name: ['text', 'text'], firstSeen: ['time', 'id'] },
  column: { name: ['text', 'text', 'text'] },
  job: { name: ['text', 'text'], firstSeen: ['time', 'id'] },
  /**
   * `longest` has no index and only works for the runs of one job. Runs that end together have different durations, so commits
   * would write all over such an index: half as many pages more at 20,000 runs a day.
   */
  run: { startedAt: ['time', 'id'], oldest: ['rising', 'id'], longest: ['time', 'id'] },
  operation: { startedAt: ['time', 'id'] },
  location: { name: ['text', 'text'] },
  storage: { name: ['text', 'id'] },
  user: { name: ['text'] },
  tag: { name: ['text', 'text'] },
  schema: { firstSeen: ['time', 'id'] },
  /** By the time of the edit. */
  edit: { firstSeen: ['time', 'id'] },
} as const satisfies Record<ListKind, Readonly<Record<string, readonly KeyPart[]>>>

export type BrowseOrder = 'name' | 'firstSeen' | 'startedAt' | 'oldest' | 'longest'

/** The duration of a run that has not ended, less than any other. */
export const NOT_ENDED = Number.MIN_SAFE_INTEGER

/** The position of an entity in an order: the values that ORDERS names. It remains valid when the entity is deleted. */
export type ListKey = readonly (string | number)[]

/**
 * Conditions that every listed entity meets. A dataset meets a condition if one member of its identity group does; the same
 * member must meet namespace and prefix.
 */
export interface ListFilters {
  /** For datasets and jobs. */
  readonly namespace?: string
  /** The start of the name, with case; for datasets, columns, jobs, locations, storages, users and tags. */
  readonly prefix?: string
  /** The whole name; for columns. */
  readonly name?: string
  /** The kind of a dataset (table, view …), the type of a job, the scheme of a location, the kind of an edited entity. */
  readonly type?: string
  readonly format?: string
  readonly producer?: string
  readonly tag?: { readonly name: string; readonly value?: string }
  readonly owner?: string
  /** The name or id of a Storage. */
  readonly storage?: string
  /** A dataset also matches by the location of its Storage. */
  readonly location?: Id
  /** The canonical dataset of columns. */
  readonly dataset?: Id
  /** For runs and operations. */
  readonly job?: Id
  readonly run?: Id
  readonly parent?: Id
  readonly status?: string
  readonly externalId?: string
  /** Whether datasets, columns and jobs that are deleted are listed too. */
  readonly includeDeleted?: boolean
  /** For edits: the editor, and the edited entities. */
  readonly who?: string
  readonly subjects?: readonly Id[]
  /** Bounds of the start, or of the time of an edit; both inclusive. */
  readonly since?: Instant
  readonly until?: Instant
}

/** A page of a list. */
export interface ListRequest {
  readonly kind: 'list'
  readonly of: ListKind
  readonly order: BrowseOrder
  readonly filters: ListFilters
  readonly after?: ListKey
  readonly limit: number
  readonly bounds?: ListBounds
}

/** Limits for the cost of a page. */
export interface ListBounds {
  /** If a filter matches at most this many entities, the store examines these; else it follows the order. */
  readonly few: number
  /** The approximate number of entities that the store examines in the order, and the most that it sorts without an index. */
  readonly examined: number
}

export const LIST_BOUNDS: ListBounds = { few: 5_000, examined: 20_000 }

/**
 * Datasets are canonical members, each at the position of its first name that meets the filters. If few entities match, a page
 * may be short or even empty; there may be more while `next` is set.
 */
export interface ListPage {
  readonly ids: readonly Id[]
  readonly next?: ListKey
  /** Nothing is listed: the order has no index, and there are too many entities to sort. */
  readonly tooMany?: true
}

/** The nodes with these ids, in the order of the ids; unknown ids are left out. */
export interface NodesRequest {
  readonly kind: 'nodes'
  readonly label: NodeLabel
  readonly ids: readonly Id[]
}

/** The edges of a type at nodes of a label. READ and WROTE only from operations; PART_OF of a Job only between jobs. */
export interface EdgesRequest {
  readonly kind: 'edges'
  readonly type: EdgeType
  readonly end: 'from' | 'to'
  readonly label: NodeLabel
  readonly ids: readonly Id[]
  /** The label at the other end. */
  readonly other: NodeLabel
  /** The maximum number of edges per node. */
  readonly limit: number
}

export interface EdgesFound {
  /** In the order of the requested nodes. */
  readonly edges: readonly EdgeRow[]
  /** The nodes that have more edges. */
  readonly cut: readonly Id[]
}

/** READ or WROTE edges of datasets, the newest start first, then the greater id. Edges without a start are left out. */
export interface InteractionsRequest {
  readonly kind: 'interactions'
  readonly types: readonly ('READ' | 'WROTE')[]
  /** Exactly these names: list every member of an identity group. */
  readonly datasets: readonly Id[]
  readonly job?: Id
  readonly since?: Instant
  readonly until?: Instant
  /** The last interaction of the previous page. */
  readonly after?: readonly [startedAt: Instant, id: Id]
  readonly limit: number
}

export interface InteractionsPage {
  readonly interactions: readonly EdgeRow[]
  readonly more: boolean
}

/** The number of deleted datasets and jobs. */
export interface DeletedRequest {
  readonly kind: 'deleted'
}

/** A dataset counts once, however many names it has. */
export interface DeletedCount {
  readonly datasets: number
  readonly jobs: number
}
