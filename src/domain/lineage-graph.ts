import type { Id } from './ids.ts'
import type { Instant } from './time.ts'

/** The kinds of thing that an answer shows. */
export type NodeKind = 'dataset' | 'column' | 'job' | 'run' | 'operation'

/** A value of a field: absent is undefined, several are a sorted list. Times are instants until they are rendered. */
export type FieldValue = string | number | boolean | readonly (string | number)[]

/** Enough of a node to name and order it. For a run or operation, namespace and name are its job's. */
export interface NodeRef {
  readonly kind: NodeKind
  readonly id: Id
  readonly namespace: string
  readonly name: string
  /** Of a column: the canonical dataset. */
  readonly dataset?: { readonly id: Id; readonly namespace: string; readonly name: string }
}

/** What became of a node or edge between two looks: in the second only, in the first only, in both. */
export type Change = 'added' | 'removed' | 'kept'

export interface LineageNode extends NodeRef {
  readonly start?: boolean
  readonly member?: boolean
  /** Least distance; absent where no walk gave one. */
  readonly distance?: number
  readonly more?: boolean
  readonly opaque?: boolean
  /** The number of the cycle that it lies on, from 1. */
  readonly cycle?: number
  readonly change?: Change
  readonly aliases?: readonly { readonly namespace: string; readonly name: string }[]
  readonly type?: string
  readonly description?: string
  /** Fields that the query asked for or the walk computed (`basis`), by name. */
  readonly fields?: { readonly [field: string]: FieldValue }
}

export type Basis = 'stated' | 'inferred'

export interface EdgeJob {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly firstAt?: Instant
  /** Absent where a declaration in force makes it, or where it lies after an `as of`. */
  readonly lastAt?: Instant
}

export interface Transformation {
  readonly type: 'DIRECT' | 'INDIRECT'
  readonly subtype?: string
  readonly masking: boolean
}

/** `from` → `to` is the way the data flows. */
export interface LineageEdge {
  readonly from: Id
  readonly to: Id
  /** The jobs that by themselves meet the walk's conditions, in order of (namespace, name). */
  readonly jobs: readonly EdgeJob[]
  readonly basis: readonly Basis[]
  readonly firstAt?: Instant
  readonly lastAt?: Instant
  /** Of an edge that stands for ways by skipped nodes: the least number of them on such a way. */
  readonly hidden?: number
  readonly transformations?: readonly Transformation[]
  readonly change?: Change
}

/** A limit that cut the answer short, and where. */
export interface Cut {
  readonly limit: 'nodes' | 'edges' | 'time' | 'pairs'
  readonly value: number
  /** What is complete all the same, or where it was cut, as a sentence. */
  readonly message: string
}

/** The window that the answer used. */
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
  /** Ways by ids, shortest first, then by the names on them. */
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
