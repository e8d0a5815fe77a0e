import type { TextSpan } from '../diagnostics/span.ts'
import type { Basis, NodeKind } from '../domain/lineage-graph.ts'
import type { Id } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

/**
 * What is to be done, in full: names resolved to ids, times absolute, defaults filled, clauses inherited. Plain
 * serialisable data; both stores run it. Its sets are sets of nodes with distances and crossed edges.
 */
export interface Plan {
  readonly root: PlanNode
  /** The query in canonical form. */
  readonly query: string
  readonly now: Instant
}

export type PlanNode = SetNode | StageNode

export type SetNode = SelectNode | WalkNode | CombineNode | PathsNode | CyclesNode | EndsNode | ChangesNode

/** Members named by id, or all that fit filters. */
export interface SelectNode {
  readonly kind: 'select'
  readonly selection: Selection
}

export type Selection =
  /** What a singular selector resolved to; `id` is the canonical member's. */
  | { readonly kind: 'ids'; readonly of: NodeKind; readonly ids: readonly Id[] }
  | { readonly kind: 'datasets' | 'jobs'; readonly filters: SelectFilters; readonly span: TextSpan }
  /** Columns of the datasets that `of` gives (absent: of all). `name` exact, or a glob. */
  | {
      readonly kind: 'columns'
      readonly of?: SetNode
      /** Its place is that of the name alone. */
      readonly name?: { readonly text: string; readonly glob: boolean; readonly span: TextSpan }
      readonly filters: SelectFilters
      readonly span: TextSpan
    }
  /**
   * Runs whose jobs fit the filters, of the jobs that `of` gives and of those that wrote the datasets that it gives (absent:
   * all); the newest `last` of them. `one`: exactly one must be found.
   */
  | {
      readonly kind: 'runs'
      readonly of?: PlanNode
      readonly filters: SelectFilters
      readonly last?: number
      readonly one?: true
      readonly span: TextSpan
    }
  | { readonly kind: 'list'; readonly items: readonly PlanNode[] }

/** All given ones must hold. Globs are whole-name; `*` any characters, `?` one, `\` escapes. */
export interface SelectFilters {
  readonly like?: readonly string[]
  readonly matching?: readonly { readonly source: string; readonly ignoreCase: boolean }[]
  readonly tagged?: readonly { readonly tag: string; readonly value?: string }[]
  readonly ownedBy?: readonly string[]
  readonly in?: readonly string[]
}

export type WalkLevel = NodeKind

export interface WalkNode {
  readonly kind: 'walk'
  readonly direction: 'upstream' | 'downstream' | 'lineage'
  readonly starts: PlanNode
  readonly at: WalkLevel
  /** 1 ≤ min; max absent means all. */
  readonly depth: { readonly min: number; readonly max?: number }
  readonly window: Window
  readonly via: Via
  readonly within: readonly PlanNode[]
  readonly avoiding: readonly PlanNode[]
  readonly stopAt: readonly PlanNode[]
  /** Datasets and columns that are left out; absent where nothing is. */
  readonly skip?: readonly PlanNode[]
  readonly includingStart: boolean
}

/** What lies on some walk, along the data, from one set to another; or one shortest way between them. */
export interface PathsNode extends Omit<WalkNode, 'kind' | 'direction' | 'starts' | 'depth'> {
  readonly kind: 'paths'
  readonly shortest: boolean
  readonly from: PlanNode
  readonly to: PlanNode
  /** The most steps of a whole way; absent means all. */
  readonly maxDepth?: number
}

/** The strongly connected components of a set, by the edges it crossed; without one of all datasets. */
export interface CyclesNode {
  readonly kind: 'cycles'
  readonly in?: PlanNode
}

/** The members of a set that no other member feeds, or that feed no other. */
export interface EndsNode {
  readonly kind: 'ends'
  readonly which: 'roots' | 'leaves'
  readonly of: PlanNode
}

/** Absolute and inclusive. `wholeDays` where the window is closed on both sides. */
export interface Window {
  readonly since?: Instant
  readonly until?: Instant
  readonly asOf?: Instant
  readonly wholeDays: boolean
}

export interface Via {
  readonly basis?: Basis
  /** Column level only. */
  readonly transformation?: readonly ('DIRECT' | 'INDIRECT')[]
  readonly masking?: boolean
}

export interface CombineNode {
  readonly kind: 'combine'
  readonly op: 'union' | 'intersect' | 'except'
  readonly left: PlanNode
  readonly right: PlanNode
}

/** One expression looked at twice: what `after` alone has is added, what `before` alone has is removed, the rest is kept. */
export interface ChangesNode {
  readonly kind: 'changes'
  readonly before: PlanNode
  readonly after: PlanNode
}

export type StageNode =
  | { readonly kind: 'where'; readonly input: PlanNode; readonly predicate: PlanPredicate }
  | {
      readonly kind: 'orderBy'
      readonly input: PlanNode
      readonly keys: readonly { readonly field: string; readonly descending: boolean }[]
    }
  | { readonly kind: 'limit'; readonly input: PlanNode; readonly count: number }
  | { readonly kind: 'count'; readonly input: PlanNode; readonly by: readonly string[] }
  | { readonly kind: 'show'; readonly input: PlanNode; readonly fields: readonly string[] }

/** Type-checked; globs and regexes as text, times as instants. A predicate is true or false, never unknown. */
export type PlanPredicate =
  | { readonly kind: 'and' | 'or'; readonly items: readonly PlanPredicate[] }
  | { readonly kind: 'not'; readonly item: PlanPredicate }
  | {
      readonly kind: 'compare'
      readonly field: string
      readonly op: '=' | '<' | '<=' | '>' | '>='
      readonly value: string | number
    }
  | { readonly kind: 'like'; readonly field: string; readonly glob: string }
  | {
      readonly kind: 'matching'
      readonly field: string
      readonly source: string
      readonly ignoreCase: boolean
    }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly (string | number)[] }
  /** Of times: the value lies in [from, to]. */
  | { readonly kind: 'between'; readonly field: string; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'null'; readonly field: string }
  | { readonly kind: 'tagged'; readonly tag: string; readonly value?: string }
