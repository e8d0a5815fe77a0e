import type { TextSpan } from '../diagnostics/span.ts'
import type { Basis, NodeKind } from '../domain/lineage-graph.ts'
import type { Id } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'

/**
 * A query in executable form: names resolved to ids, times absolute, defaults filled in, clauses inherited. Plain serializable
 * data that both stores run. Its sets are sets of nodes with distances and crossed edges.
 */
export interface Plan {
  readonly root: PlanNode
  /** The query in canonical form. */
  readonly query: string
  readonly now: Instant
}

export type PlanNode = SetNode | StageNode

export type SetNode = SelectNode | WalkNode | CombineNode | PathsNode | CyclesNode | EndsNode | ChangesNode

/** Members named by id, or all members that match filters. */
export interface SelectNode {
  readonly kind: 'select'
  readonly selection: Selection
}

export type Selection =
  /** What a singular selector resolved to; the ids are those of canonical members. */
  | { readonly kind: 'ids'; readonly of: NodeKind; readonly ids: readonly Id[] }
  | { readonly kind: 'datasets' | 'jobs'; readonly filters: SelectFilters; readonly span: TextSpan }
  /** Columns of the datasets in `of`, or of all datasets if it is absent. `name` is exact, or a glob. */
  | {
      readonly kind: 'columns'
      readonly of?: SetNode
      /** The span is that of the name alone. */
      readonly name?: { readonly text: string; readonly glob: boolean; readonly span: TextSpan }
      readonly filters: SelectFilters
      readonly span: TextSpan
    }
  /**
   * Runs whose jobs match the filters: of the jobs in `of`, and runs that wrote the datasets in `of`; of all jobs if it is
   * absent. Only the newest `last` of them. `one`: exactly one must be found.
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

/** All filters must match. Globs match whole names: `*` any characters, `?` one, `\` escapes. */
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
  /** 1 ≤ min; no `max` means no limit. */
  readonly depth: { readonly min: number; readonly max?: number }
  readonly window: Window
  readonly via: Via
  readonly within: readonly PlanNode[]
  readonly avoiding: readonly PlanNode[]
  readonly stopAt: readonly PlanNode[]
  /** Datasets and columns that are left out; absent if there are none. */
  readonly skip?: readonly PlanNode[]
  readonly includingStart: boolean
}

/** The nodes and edges on downstream walks from one set to another; or one shortest path between them. */
export interface PathsNode extends Omit<WalkNode, 'kind' | 'direction' | 'starts' | 'depth'> {
  readonly kind: 'paths'
  readonly shortest: boolean
  readonly from: PlanNode
  readonly to: PlanNode
  /** The maximum number of steps of a path; absent for no limit. */
  readonly maxDepth?: number
}

/** The strongly connected components of a set, by the edges that it crossed; of all datasets if no set is given. */
export interface CyclesNode {
  readonly kind: 'cycles'
  readonly in?: PlanNode
}

/** The members of a set that no other member feeds (roots), or that feed no other member (leaves). */
export interface EndsNode {
  readonly kind: 'ends'
  readonly which: 'roots' | 'leaves'
  readonly of: PlanNode
}

/** Absolute and inclusive. `wholeDays` if the window has both bounds. */
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

/** One expression evaluated for two times: only in `after` means added, only in `before` removed, in both `kept`. */
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

/** Type-checked, with globs and regexes as text and times as instants. A predicate is true or false, never unknown. */
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
  /** For times: the value is in [from, to]. */
  | { readonly kind: 'between'; readonly field: string; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'null'; readonly field: string }
  | { readonly kind: 'tagged'; readonly tag: string; readonly value?: string }
