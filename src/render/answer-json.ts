import type { AnswerStats, Basis, NodeKind } from '../domain/lineage-graph.ts'
import type { TextSpan } from '../diagnostics/span.ts'

/**
 * The wire form of an answer (language: "Answers are honest"). Times are ISO 8601 in UTC with milliseconds, durations
 * are milliseconds, absent fields are left out, and `from` → `to` is the direction of the data flow.
 */
export type AnswerJson = GraphJson | TableJson | PlanJson

interface Stated {
  /** The canonical text of the query. */
  readonly query: string
  readonly complete: boolean
  readonly cuts: readonly { readonly limit: string; readonly value: number; readonly message: string }[]
  readonly notes: readonly NoteJson[]
  readonly window?: WindowJson
  /** Only for `changes`: the first window; `window` is the second. */
  readonly comparedWith?: WindowJson
  readonly stats: AnswerStats
}

export interface NoteJson {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  readonly span?: TextSpan
  readonly expected?: readonly string[]
  readonly hints?: readonly string[]
  readonly suggestions?: readonly string[]
  /** Queries to run instead, each as complete text. */
  readonly queries?: readonly string[]
}

export interface WindowJson {
  readonly since?: string
  readonly until?: string
  readonly asOf?: string
  readonly resolution: 'day' | 'exact'
}

export type ValueJson = string | number | boolean | readonly (string | number)[]

export interface NameJson {
  readonly namespace: string
  readonly name: string
}

export interface NodeJson extends NameJson {
  readonly id: string
  readonly kind: NodeKind
  readonly dataset?: NameJson & { readonly id: string }
  readonly type?: string
  readonly description?: string
  readonly aliases?: readonly NameJson[]
  readonly start?: boolean
  readonly member?: boolean
  readonly distance?: number
  readonly more?: boolean
  readonly opaque?: boolean
  /** The number of the cycle that contains the node, from 1. */
  readonly cycle?: number
  readonly change?: 'added' | 'removed' | 'kept'
  /** Any other field that the query requested. */
  readonly [field: string]: unknown
}

export interface EdgeJson {
  readonly from: string
  readonly to: string
  readonly jobs: readonly (NameJson & {
    readonly id: string
    readonly firstAt?: string
    readonly lastAt?: string
  })[]
  readonly basis: readonly Basis[]
  readonly firstAt?: string
  readonly lastAt?: string
  readonly hidden?: number
  readonly transformations?: readonly {
    readonly type: string
    readonly subtype?: string
    readonly masking: boolean
  }[]
  readonly change?: 'added' | 'removed' | 'kept'
}

export interface GraphJson extends Stated {
  readonly kind: 'graph'
  readonly nodes: readonly NodeJson[]
  readonly edges: readonly EdgeJson[]
  readonly paths?: readonly (readonly string[])[]
}

export interface TableJson extends Stated {
  readonly kind: 'table'
  readonly columns: readonly { readonly name: string }[]
  readonly rows: readonly (readonly (ValueJson | null)[])[]
}

export interface PlanJson {
  readonly kind: 'plan'
  readonly query: string
  /** The plan as a tree of lines, for people. */
  readonly outline: string
  /** The plan as data. */
  readonly plan: unknown
  /** The number of deleted datasets and jobs that the query skips; absent if there are none. */
  readonly deleted?: { readonly datasets: number; readonly jobs: number }
  readonly statements: readonly {
    readonly title: string
    readonly language: string
    readonly text: string
    /** The values that it was first sent with; long lists and texts are shortened. */
    readonly params: { readonly [name: string]: unknown }
    /** The number of times that it was sent. */
    readonly count: number
  }[]
  /** The limits that the run hit; absent if it hit none. */
  readonly cuts?: Stated['cuts']
  /**
   * Only if the graph is in Neo4j: one statement with all values that draws the answer in Neo4j Browser, or the
   * reason for its absence.
   */
  readonly browser?:
    | { readonly kind: 'statement'; readonly text: string }
    | { readonly kind: 'refused'; readonly why: string; readonly instead: string }
  readonly notes: readonly NoteJson[]
}
