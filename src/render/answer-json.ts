import type { AnswerStats, Basis, NodeKind } from '../domain/lineage-graph.ts'
import type { TextSpan } from '../diagnostics/span.ts'

/**
 * The answer as it goes over the wire (language: "Answers are honest"). Times are ISO 8601 in UTC with milliseconds,
 * durations are milliseconds, absent fields are left out, `from` → `to` is the way the data flows.
 */
export type AnswerJson = GraphJson | TableJson | PlanJson

interface Stated {
  /** The query's canonical text. */
  readonly query: string
  readonly complete: boolean
  readonly cuts: readonly { readonly limit: string; readonly value: number; readonly message: string }[]
  readonly notes: readonly NoteJson[]
  readonly window?: WindowJson
  /** Of `changes`: the window of the first look; `window` is that of the second. */
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
  /** To be asked instead, each a whole text. */
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
  /** The number of the cycle that it lies on, from 1. */
  readonly cycle?: number
  readonly change?: 'added' | 'removed' | 'kept'
  /** Any other field that the query asked for. */
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
  /** How many datasets and jobs were deleted, and are passed by; absent where none was. */
  readonly deleted?: { readonly datasets: number; readonly jobs: number }
  readonly statements: readonly {
    readonly title: string
    readonly language: string
    readonly text: string
    readonly params: { readonly [name: string]: unknown }
  }[]
  /** Where the graph lies in Neo4j: one statement, values and all, that draws the answer in its Browser, or why there is none. */
  readonly browser?:
    | { readonly kind: 'statement'; readonly text: string }
    | { readonly kind: 'refused'; readonly why: string; readonly instead: string }
  readonly notes: readonly NoteJson[]
}
