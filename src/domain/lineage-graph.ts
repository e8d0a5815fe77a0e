import type { Id } from './ids.ts'
import type { Instant } from './time.ts'

/** The kinds of node in an answer. */
export type NodeKind = 'dataset' | 'column' | 'job' | 'run' | 'operation'

/**
 * The value of a field. An absent value is undefined; several values are a sorted list. Times are instants until they
 * are rendered.
 */
export type FieldValue = string | number | boolean | readonly (string | number)[]

/** The part of a node that names and orders it. A run or operation has the namespace and name of its job. */
export interface NodeRef {
  readonly kind: NodeKind
  readonly id: Id
  readonly namespace: string
  readonly name: string
  /** For a column: the canonical dataset. */
  readonly dataset?: { readonly id: Id; readonly namespace: string; readonly name: string }
}

/**
 * How a node or edge differs between the two windows of a comparison: only in the second, only in the first, or in
 * both.
 */
export type Change = 'added' | 'removed' | 'kept'

export interface LineageNode extends NodeRef {
  readonly start?: boolean
  readonly member?: boolean
  /** The least distance from a start; absent if no walk computed one. */
  readonly distance?: number
  readonly more?: boolean
  readonly opaque?: boolean
  /** The number of the cycle that contains the node, from 1. */
  readonly cycle?: number
  readonly change?: Change
  readonly aliases?: readonly { readonly namespace: string; readonly name: string }[]
  readonly type?: string
  readonly description?: string
  /** Fields by name: those that the query requested, and those that the walk computed (`basis`). */
  readonly fields?: { readonly [field: string]: FieldValue }
}

export type Basis = 'stated' | 'inferred'

export interface EdgeJob {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly firstAt?: Instant
  /** Absent if a declaration in force makes the edge, or if the last time is after an `as of`. */
  readonly lastAt?: Instant
}

export interface Transformation {
  readonly type: 'DIRECT' | 'INDIRECT'
  readonly subtype?: string
  readonly masking: boolean
}

/** An edge in the direction of the data flow: `from` → `to`. */
export interface LineageEdge {
  readonly from: Id
  readonly to: Id
  /** The jobs that each meet the conditions of the walk on their own, ordered by (namespace, name). */
  readonly jobs: readonly EdgeJob[]
  readonly basis: readonly Basis[]
  readonly firstAt?: Instant
  readonly lastAt?: Instant
  /** For an edge that replaces paths through skipped nodes: the least number of skipped nodes on such a path. */
  readonly hidden?: number
  readonly transformations?: readonly Transformation[]
  readonly change?: Change
}

/** A limit that truncated the answer, and where. */
export interface Cut {
  readonly limit: 'nodes' | 'edges' | 'time' | 'pairs'
  readonly value: number
  /** A sentence that says what is complete nevertheless, or where the answer was truncated. */
  readonly message: string
}

/** The time window that the answer used. */
export interface AnswerWindow {
  readonly since?: Instant
  readonly until?: Instant
  readonly asOf?: Instant
  readonly resolution: 'day' | 'exact'
}

export interface LineageGraph {
  readonly kind: 'graph'
  readonly nodes: readonly LineageNode[]
  readonly edges: readonly LineageEdge[]
  /** Paths as lists of ids, shortest first, then in the order of their names. */
  readonly paths?: readonly (readonly Id[])[]
}

export interface Table {
  readonly kind: 'table'
  readonly columns: readonly {
    readonly name: string
    readonly type: 'text' | 'number' | 'time' | 'duration' | 'boolean'
  }[]
  readonly rows: readonly (readonly (FieldValue | null)[])[]
}

export interface AnswerStats {
  readonly members: number
  readonly edges: number
  readonly elapsedMs: number
}
