import type { Id } from '../domain/ids.ts'
import type { Basis, FieldValue, NodeRef, Transformation } from '../domain/lineage-graph.ts'
import type { Span } from '../domain/span.ts'
import type { SelectFilters, Via, WalkLevel, Window } from './plan.ts'

/**
 * The questions that evaluating a plan puts to a store. Evaluation is a generator that yields a request and is resumed
 * with its answer, so one definition of every operator serves the embedded store (driven synchronously, inside a reader
 * thread on one snapshot) and Neo4j (driven asynchronously, inside one read transaction).
 *
 * Datasets are always canonical members of their identity groups; columns are those of canonical datasets.
 */
export type ReadRequest =
  SelectRequest | ExpandRequest | TouchRequest | DescribeRequest | RefsRequest | WalkRequest

/** One page of what fits, ordered by (namespace, name) — columns by (namespace, dataset, name) — by code point. */
export interface SelectRequest {
  readonly kind: 'select'
  readonly of: 'dataset' | 'job' | 'column'
  /** Of datasets, a filter on names fits if one member of the identity group fits. */
  readonly filters: SelectFilters
  /** Columns only: the canonical datasets whose columns are meant. */
  readonly datasets?: readonly Id[]
  /** Columns only; `*` pseudo-columns fit only the exact name `*`. */
  readonly column?: { readonly text: string; readonly glob: boolean }
  /** The last one of the page before. */
  readonly after?: NodeRef
  readonly limit: number
}

/** What an edge must meet by itself: one job, its time and basis judged together. */
export interface EdgeFilter {
  readonly window: Window
  readonly via: Via
  /** The job must lie in each of these sets; an edge without a job lies in none. */
  readonly jobsWithin: readonly (readonly Id[])[]
  readonly jobsAvoiding: readonly Id[]
}

/** One level of a walk: the edges that enter (upstream: leave towards sources of) the frontier and meet the filter. */
export interface ExpandRequest {
  readonly kind: 'expand'
  readonly level: 'dataset' | 'column'
  readonly direction: 'upstream' | 'downstream'
  readonly frontier: readonly Id[]
  readonly filter: EdgeFilter
  /** At most this many rows; more are cut and said so (`cut: true`). */
  readonly limit: number
}

/** One job's part of an edge, in one basis and (for columns) one transformation, aggregated over members. */
export interface EdgeFact {
  readonly source: Id
  readonly target: Id
  readonly jobId?: Id
  readonly stated?: Span
  readonly inferred?: Span
  readonly transformation?: Transformation
}

/**
 * READS (`reads`) or WRITES (`writes`) roll-ups in the window. By `jobs`: what these jobs read or wrote (the start of a
 * walk from a job). By `datasets`: who reads or writes them.
 */
export interface TouchRequest {
  readonly kind: 'touch'
  readonly type: 'reads' | 'writes'
  readonly by: { readonly jobs: readonly Id[] } | { readonly datasets: readonly Id[] }
  readonly filter: EdgeFilter
  readonly limit: number
}

export interface TouchFact {
  readonly jobId: Id
  readonly datasetId: Id
  readonly span: Span
}

/** Names and kinds of ids that a walk came to, for ordering; unknown ids are left out. */
export interface RefsRequest {
  readonly kind: 'refs'
  readonly ids: readonly Id[]
}

/** The values of fields (language: "fields") of these nodes, all of one kind; absent ones left out. */
export interface DescribeRequest {
  readonly kind: 'describe'
  readonly of: 'dataset' | 'job' | 'column'
  readonly ids: readonly Id[]
  readonly fields: readonly string[]
}

/** Field name → value; the pseudo-field `tags` holds `name` and `name=value` texts, `aliases` the members as `namespace\u0000name`, the canonical one left out. */
export type Description = { readonly [field: string]: FieldValue }

/**
 * A whole walk with everything resolved to ids. A store may answer it natively (Neo4j: one statement, where one can say
 * it) or answer undefined, and the walker goes level by level with `expand` and `touch`.
 */
export interface WalkRequest {
  readonly kind: 'walk'
  readonly direction: 'upstream' | 'downstream'
  readonly at: WalkLevel
  readonly starts: readonly { readonly kind: 'dataset' | 'column' | 'job'; readonly id: Id }[]
  readonly minDepth: number
  readonly maxDepth?: number
  readonly filter: EdgeFilter
  /** Each: the dataset (column level: column) ids everything must lie in; edges back to a start always pass. */
  readonly within: readonly (readonly Id[])[]
  readonly avoiding: readonly Id[]
  /** Shown, never passed. */
  readonly stopAt: readonly Id[]
  /** At job level: shown, and the pairs they make are not crossed. */
  readonly stopJobs: readonly Id[]
  readonly limits: { readonly nodes: number; readonly edges: number }
}

/** What a native walk answers: reached nodes with least distance and every crossed edge, by job and basis. */
export interface NativeWalk {
  readonly reached: readonly { readonly id: Id; readonly distance: number }[]
  readonly crossed: readonly EdgeFact[]
  /** Nodes at the last distance from which one more step shows a node that the walk lacks. */
  readonly more: readonly Id[]
}

export interface ReadAnswers {
  readonly select: { readonly nodes: readonly NodeRef[]; readonly last: boolean }
  readonly expand: { readonly edges: readonly EdgeFact[]; readonly cut: boolean }
  readonly touch: { readonly touches: readonly TouchFact[]; readonly cut: boolean }
  readonly refs: ReadonlyMap<Id, NodeRef>
  readonly describe: ReadonlyMap<Id, Description>
  readonly walk: NativeWalk | undefined
}

export type ReadAnswer = ReadAnswers[keyof ReadAnswers]

/** Reads in progress: yields requests, is resumed with the answer of the request's kind, returns T. */
export type Reading<T> = Generator<ReadRequest, T, ReadAnswer>

export type { Basis }

/** What resolving a name wants to know; see LineageStore.lookup. */
export interface NameRequest {
  readonly of: 'dataset' | 'job'
  readonly text: string
  /** Exact namespace, where `in` gives one. */
  readonly namespace?: string
}

/** One thing that a name may mean. */
export interface NameCandidate {
  /** Of the canonical member. */
  readonly id: Id
  /** As the matching member is named, and the canonical one. */
  readonly matched: { readonly namespace: string; readonly name: string }
  readonly canonical: { readonly namespace: string; readonly name: string }
}

/** The answers of the first trial that finds something, in order of (namespace, name), at most 6; else near misses. */
export interface NameMatches {
  readonly how: 'full' | 'exact' | 'ignoring-case' | 'ending' | 'none'
  readonly candidates: readonly NameCandidate[]
  /** For `none`: the nearest names by edit distance, at most 5. */
  readonly nearest: readonly NameCandidate[]
}
