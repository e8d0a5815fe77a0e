import type { EdgeRow } from '../domain/graph-rows.ts'
import type { EdgeType, NodeLabel } from '../domain/graph-schema.ts'
import type { Id } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

/** What can be browsed; each is a label of the graph. */
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

/** What can be listed: beside these what people changed, which is no thing of the graph. */
export const LIST_LABELS = { ...BROWSE_LABELS, edit: 'Edit' } as const satisfies Record<string, NodeLabel>

export type ListKind = keyof typeof LIST_LABELS

export type KeyPart = 'text' | 'time' | 'rising' | 'id'

/**
 * The orders in which a kind is listed, the first by default, and what their keys are made of: texts ascend by code point;
 * a time descends, a rising one ascends; an id settles a tie, and goes the way of what stands before it. An index gives each
 * of them.
 * - `dataset`, `job`: (namespace, name) · `column`: (namespace, dataset, name) · `location`: (name, type) · `tag`: (name,
 *   value, empty where it has none).
 * - What has no such time is left out: a run that is known by its name alone has no start.
 */
export const ORDERS = {
  dataset: { name: ['text', 'text'], firstSeen: ['time', 'id'] },
  column: { name: ['text', 'text', 'text'] },
  job: { name: ['text', 'text'], firstSeen: ['time', 'id'] },
  /**
   * The newest first, the other way round, and by how long they took: that of one job's alone, which no index gives. What ends
   * together took different times, so that one would be written to all over: by a half more pages a commit at 20,000 runs a day.
   */
  run: { startedAt: ['time', 'id'], oldest: ['rising', 'id'], longest: ['time', 'id'] },
  operation: { startedAt: ['time', 'id'] },
  location: { name: ['text', 'text'] },
  storage: { name: ['text', 'id'] },
  user: { name: ['text'] },
  tag: { name: ['text', 'text'] },
  schema: { firstSeen: ['time', 'id'] },
  /** When each was made. */
  edit: { firstSeen: ['time', 'id'] },
} as const satisfies Record<ListKind, Readonly<Record<string, readonly KeyPart[]>>>

export type BrowseOrder = 'name' | 'firstSeen' | 'startedAt' | 'oldest' | 'longest'

/** How long a run took that has not ended: less than any other. */
export const NOT_ENDED = Number.MIN_SAFE_INTEGER

/** Where a thing stands in an order: the values that ORDERS names. It stays good when the thing itself has gone. */
export type ListKey = readonly (string | number)[]

/**
 * What all things listed meet. Of datasets each is met if one member of the identity group meets it; namespace and prefix
 * by one and the same.
 */
export interface ListFilters {
  /** Datasets and jobs. */
  readonly namespace?: string
  /** How the name begins, case and all; of datasets, columns, jobs, locations, storages, users and tags. */
  readonly prefix?: string
  /** The whole name, of columns. */
  readonly name?: string
  /** Of a dataset its kind (table, view …), of a job its type, of a location its scheme, of an edit the kind of what was edited. */
  readonly type?: string
  readonly format?: string
  readonly producer?: string
  readonly tag?: { readonly name: string; readonly value?: string }
  readonly owner?: string
  /** A Storage by its name or id. */
  readonly storage?: string
  /** Of datasets their Storage's too. */
  readonly location?: Id
  /** Columns: the canonical dataset. */
  readonly dataset?: Id
  /** Runs and operations. */
  readonly job?: Id
  readonly run?: Id
  readonly parent?: Id
  readonly status?: string
  readonly externalId?: string
  /** Datasets, columns and jobs: also those that are deleted. */
  readonly includeDeleted?: boolean
  /** Edits: by whom, and of one of these. */
  readonly who?: string
  readonly subjects?: readonly Id[]
  /** Bounds of the start, both inclusive; of edits of when each was made. */
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

/** What a page may cost. */
export interface ListBounds {
  /** Where a filter leaves no more than so many things, these are looked at; else the order is gone through. */
  readonly few: number
  /** So many things of the order are looked at then, about; no more are sorted where no index gives it. */
  readonly examined: number
}

export const LIST_BOUNDS: ListBounds = { few: 5_000, examined: 20_000 }

/**
 * Datasets are canonical members, each listed where the first of its names stands that meets the filters. A page may be
 * short, even empty, where few of many fit: there may be more as long as `next` is there.
 */
export interface ListPage {
  readonly ids: readonly Id[]
  readonly next?: ListKey
  /** Nothing is listed: no index gives the order, and the bounds of a page leave no room for all that would be sorted. */
  readonly tooMany?: true
}

/** The nodes with these ids, in their order; ids that do not exist are left out. */
export interface NodesRequest {
  readonly kind: 'nodes'
  readonly label: NodeLabel
  readonly ids: readonly Id[]
}

/** The edges of a type at nodes of a label. READ and WROTE only from operations, PART_OF of a Job only from and to jobs. */
export interface EdgesRequest {
  readonly kind: 'edges'
  readonly type: EdgeType
  readonly end: 'from' | 'to'
  readonly label: NodeLabel
  readonly ids: readonly Id[]
  /** What lies at the other end. */
  readonly other: NodeLabel
  /** At most so many a node. */
  readonly limit: number
}

export interface EdgesFound {
  /** In order of the nodes asked about. */
  readonly edges: readonly EdgeRow[]
  /** The nodes that have more. */
  readonly cut: readonly Id[]
}

/** READ or WROTE edges of datasets, the newest start first, then the greater id; those without a start are left out. */
export interface InteractionsRequest {
  readonly kind: 'interactions'
  readonly types: readonly ('READ' | 'WROTE')[]
  /** These very names: a group's members are named each. */
  readonly datasets: readonly Id[]
  readonly job?: Id
  readonly since?: Instant
  readonly until?: Instant
  /** The last one of the page before. */
  readonly after?: readonly [startedAt: Instant, id: Id]
  readonly limit: number
}

export interface InteractionsPage {
  readonly interactions: readonly EdgeRow[]
  readonly more: boolean
}

/** How many datasets and jobs are deleted. */
export interface DeletedRequest {
  readonly kind: 'deleted'
}

/** A dataset counts once, however many names it has. */
export interface DeletedCount {
  readonly datasets: number
  readonly jobs: number
}
