import type { NodeRow } from '../domain/graph-rows.ts'
import type { Id } from '../domain/ids.ts'
import type { Basis, FieldValue, NodeKind, NodeRef, Transformation } from '../domain/lineage-graph.ts'
import type { Span, Times } from '../domain/span.ts'
import type { Instant } from '../domain/time.ts'
import type {
  DeletedRequest,
  EdgesFound,
  EdgesRequest,
  InteractionsPage,
  InteractionsRequest,
  ListPage,
  ListRequest,
  NodesRequest,
} from './browse-requests.ts'
import type { OperationTiming, Write } from './causal/causal-rule.ts'
import type { HiddenThings } from './hidden/hidden-things.ts'
import type { FoundName, NamesRequest } from './name-search.ts'
import type { SelectFilters, Via, WalkLevel, Window } from './plan.ts'
import type { SearchHit, SearchRequest } from './search-request.ts'

/**
 * Every request for data that a store answers. A caller sends one with `LineageStore.read`. The evaluation of a plan is a
 * generator that yields requests and is resumed with their answers, so one definition of every operator serves the embedded
 * store (driven synchronously, inside a reader thread on one snapshot) and Neo4j (driven asynchronously, each statement
 * seeing what is committed by then).
 *
 * In the requests of an evaluation, datasets are always canonical members of their identity groups; columns are those of
 * canonical datasets.
 */
export type ReadRequest =
  | SelectRequest
  | ExpandRequest
  | TouchRequest
  | DescribeRequest
  | RefsRequest
  | WalkRequest
  | PathsRequest
  | GapsRequest
  | RunsRequest
  | PartsRequest
  | ExecutionsRequest
  | LinksRequest
  | PauseRequest
  | LookupRequest
  | NamesRequest
  | SearchRequest
  | RunOwnersRequest
  | ListRequest
  | NodesRequest
  | EdgesRequest
  | InteractionsRequest
  | DeletedRequest

/** Asks nothing: lets other work of the thread have its turn, between long stretches of work that asks nothing. */
export interface PauseRequest {
  readonly kind: 'pause'
}

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

/**
 * One level of a walk. Downstream: the edges whose source lies in the frontier; upstream: those whose target does.
 * The filter is judged roll-up row by roll-up row (`edgeMatches`); every (source, target, job, transformation) that has
 * one row that meets it is answered once, with the union of all its rows' times, each basis by itself. Edges of a
 * column-level request are those of the very columns given: what `*` stands for is the walker's affair. Ids that do not
 * exist have no edges. The same filter object comes with every request of a walk.
 */
export interface ExpandRequest {
  readonly kind: 'expand'
  readonly level: 'dataset' | 'column'
  readonly direction: 'upstream' | 'downstream'
  readonly frontier: readonly Id[]
  readonly filter: EdgeFilter
  /** At most this many rows; more are cut and said so (`cut: true`). */
  readonly limit: number
}

/**
 * One job's part of an edge and (for columns) one transformation, aggregated over members. The times are those of all
 * that the job did, whatever the window; `inferred` is filled too where the row has it only as its whole span.
 */
export interface EdgeFact {
  readonly source: Id
  readonly target: Id
  readonly jobId?: Id
  readonly stated?: Times
  readonly inferred?: Times
  readonly transformation?: Transformation
}

/**
 * READS (`reads`) or WRITES (`writes`) roll-ups in the window. By `jobs`: what these jobs read or wrote (the start of a
 * walk from a job). By `datasets`: who reads or writes them. The filter's window and job sets hold for each row, its
 * `via` does not (a touch has no basis). One fact a (job, dataset), with the union of all its rows' spans.
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

/**
 * Where lineage may be missing around these datasets. `opaque` is asked at column level alone.
 * - `opaque`: those that feed (upstream: are fed by) another dataset along an edge without column lineage: a dataset
 *   roll-up between the two meets the filter, and no column roll-up from a column of the source to a column of the
 *   target (`*` included) meets the filter with its `via` ignored.
 * - `omitted`: those that an operation which counts read (upstream: wrote) in the window, of whose inferred pairs
 *   ingestion left some out (`omittedPairs` above 0). The filter's `via` and job sets do not matter.
 */
export interface GapsRequest {
  readonly kind: 'gaps'
  readonly direction: 'upstream' | 'downstream'
  /** `all` only without `opaque`. */
  readonly datasets: readonly Id[] | 'all'
  readonly opaque: boolean
  /** Its `via` holds no more than a basis. */
  readonly filter: EdgeFilter
  /** What feeds nothing and is fed by nothing; and whose work omits nothing. */
  readonly hidden?: HiddenThings
}

/** Names and kinds of ids that a walk came to, for ordering; unknown ids are left out. */
export interface RefsRequest {
  readonly kind: 'refs'
  readonly ids: readonly Id[]
  /** What most of them are: where kinds are looked through one after another, the first to look at. */
  readonly likely?: NodeKind
}

/** The values of fields (language: "fields") of these nodes, all of one kind; absent ones left out. */
export interface DescribeRequest {
  readonly kind: 'describe'
  readonly of: NodeKind
  readonly ids: readonly Id[]
  readonly fields: readonly string[]
  /** What `upstreams` and `downstreams` do not count. */
  readonly hidden?: HiddenThings
}

/** Field name → value; the pseudo-field `tags` holds `tagText` of each tag without and with its value, `aliases` the members as `namespace\u0000name`, the canonical one left out. */
export type Description = { readonly [field: string]: FieldValue }

/**
 * A whole walk with everything resolved to ids. A store may answer it natively (Neo4j: one statement, where one can say
 * it) or answer undefined, and the walker goes level by level with `expand` and `touch`. It must answer undefined where
 * the walk reaches more than `limits.nodes` nodes or crosses more than `limits.edges` rows: what is kept then is the
 * walker's decision. It is asked only at dataset and job level, and only where all starts are datasets; jobs that made
 * nothing of a dataset are asked by `touch` afterwards.
 *
 * The walk: starts have distance 0 and are never reached nodes. It crosses an edge that meets the filter, leaves
 * (upstream: enters) a start, or a reached node that is not in `stopAt`, of a distance below `maxDepth`, and whose far
 * end is a start or lies in every `within` set and not in `avoiding`. `minDepth` does not change what is crossed and
 * reached: it only says which are members.
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
  /**
   * At job level only (elsewhere they are in `filter.jobsAvoiding`): their rows are not crossed, yet listed in `crossed`
   * wherever all else would let them be crossed, since the job is shown.
   */
  readonly stopJobs: readonly Id[]
  /**
   * What is made of the answer. Of `nodes` nothing but `reached` is read. After `edges` names will be asked for, after
   * `drawing` also what is displayed of nodes: a store to which each question is a journey may fetch them with the walk.
   */
  readonly wanted: 'nodes' | 'edges' | 'drawing'
  readonly limits: { readonly nodes: number; readonly edges: number }
}

/** What a native walk answers: reached nodes (starts left out) with least distance and every crossed edge's facts. */
export interface NativeWalk {
  readonly reached: readonly { readonly id: Id; readonly distance: number }[]
  readonly crossed: readonly EdgeFact[]
  /**
   * Nodes of distance `maxDepth`, not in `stopAt`, from which one more step would reach a node that is neither start nor
   * reached. Left empty at job level, where the walker looks itself.
   */
  readonly more: readonly Id[]
}

/**
 * The newest of the Runs of these jobs, by their start, or of those that wrote these datasets, by when they last began to;
 * of one instant the greater id is the newer, and what has no start is the oldest. Without either: of all.
 */
export interface RunsRequest {
  readonly kind: 'runs'
  readonly of?: { readonly jobs: readonly Id[] } | { readonly datasets: readonly Id[] }
  /** What its jobs wrote makes no Run one that wrote a dataset. Runs of its jobs may be answered. */
  readonly hidden?: HiddenThings
  readonly limit: number
}

/** The operations that are part of these Runs, or that these jobs did; declarations are none. Ids in no order. */
export interface PartsRequest {
  readonly kind: 'parts'
  readonly of: 'run' | 'job'
  readonly ids: readonly Id[]
  readonly limit: number
}

/** What these operations are, touched and made; declarations and unknown ones are left out. */
export interface ExecutionsRequest {
  readonly kind: 'executions'
  readonly operations: readonly Id[]
  /** As of when they read: of those that have ended by then it is left open when Runs above ended. */
  readonly at: Instant
}

/** An operation with what the causal rule must know of it. */
export interface OperationFact extends OperationTiming {
  readonly jobId: Id
  readonly runId: Id
  readonly lastEventAt: Instant
  /** Whether it makes lineage: batch operations that failed or were killed do not. */
  readonly counts: boolean
  /** Of its inferred pairs ingestion left some out. */
  readonly omitted?: true
}

export interface ExecutionFact {
  readonly operation: OperationFact
  readonly reads: readonly Id[]
  readonly writes: readonly { readonly dataset: Id; readonly replaces: boolean }[]
  /** Which of what it read went into which of what it wrote, as if it counts. */
  readonly pairs: readonly { readonly source: Id; readonly target: Id; readonly basis: readonly Basis[] }[]
}

/**
 * The operations that the causal rule links to accesses of datasets. Upstream an access is a read, and those that wrote
 * what it may have seen are answered; downstream it is a write, and those that may have seen it are. Only operations that
 * count and lie in the window are answered, each once a dataset, or `apart` once an access; what hides may lie outside.
 */
export interface LinksRequest {
  readonly kind: 'links'
  readonly direction: 'upstream' | 'downstream'
  /** As of when operations read: the T of `as of`, else now. */
  readonly at: Instant
  readonly window: Window
  /** Upstream `hides` says nothing. */
  readonly accesses: readonly (Write & { readonly dataset: Id })[]
  /** Each access is looked up by itself, and a link says which one it is to. Else those of a dataset are as one. */
  readonly apart?: true
  readonly limit: number
}

export interface LinkFact {
  readonly dataset: Id
  readonly operation: OperationFact
  /** Asked `apart`: the place of the access among those asked about. */
  readonly access?: number
}

/**
 * All ways, downstream, from one set of datasets to another, at once. A store answers it where it can do so at the cost of
 * the nodes and edges around, and `undefined` where it cannot, which includes every answer that would pass `limits`. It is
 * asked only where starts and ends are datasets, and nothing is skipped.
 *
 * The walk is that of a `WalkRequest` downstream at job level; `maxDepth` bounds the whole way.
 */
export interface PathsRequest extends Pick<
  WalkRequest,
  'maxDepth' | 'filter' | 'within' | 'avoiding' | 'stopAt' | 'stopJobs' | 'wanted' | 'limits'
> {
  readonly kind: 'paths'
  readonly starts: readonly Id[]
  /** Those that the walk may come to. */
  readonly ends: readonly Id[]
}

/**
 * What the walk reaches (starts left out) within `maxDepth`, with least distances, whether it leads to an end or not; and of
 * the edges that it crosses at least those on ways of at most `maxDepth` + 1 steps.
 */
export interface NativePaths {
  readonly reached: readonly { readonly id: Id; readonly distance: number }[]
  readonly crossed: readonly EdgeFact[]
}

export interface ReadAnswers {
  readonly select: { readonly nodes: readonly NodeRef[]; readonly last: boolean }
  readonly expand: { readonly edges: readonly EdgeFact[]; readonly cut: boolean }
  readonly touch: { readonly touches: readonly TouchFact[]; readonly cut: boolean }
  readonly refs: ReadonlyMap<Id, NodeRef>
  readonly describe: ReadonlyMap<Id, Description>
  readonly walk: NativeWalk | undefined
  readonly paths: NativePaths | undefined
  readonly gaps: { readonly opaque: ReadonlySet<Id>; readonly omitted: ReadonlySet<Id> }
  /** The newest first; `at` is what they are ordered by. */
  readonly runs: {
    readonly runs: readonly { readonly ref: NodeRef; readonly at?: Instant }[]
    readonly cut: boolean
  }
  readonly parts: { readonly operations: readonly Id[]; readonly cut: boolean }
  readonly executions: ReadonlyMap<Id, ExecutionFact>
  readonly links: { readonly links: readonly LinkFact[]; readonly cut: boolean }
  readonly pause: undefined
  /** One for each name, in their order. */
  readonly lookup: readonly NameMatches[]
  readonly names: readonly FoundName[]
  readonly search: readonly SearchHit[]
  /** Runs that nothing names are left out. */
  readonly runOwners: ReadonlyMap<Id, string>
  readonly list: ListPage
  readonly nodes: readonly NodeRow[]
  readonly edges: EdgesFound
  readonly interactions: InteractionsPage
  readonly deleted: HiddenThings
}

export type RequestOf<K extends ReadRequest['kind']> = Extract<ReadRequest, { readonly kind: K }>

export type ReadAnswer = ReadAnswers[keyof ReadAnswers]

/** Reads in progress: yields requests, is resumed with the answer of the request's kind, returns T. */
export type Reading<T> = Generator<ReadRequest, T, ReadAnswer>

export type { Basis }

/**
 * Resolves names one by one (language: "Selecting", order of trial). Near misses are searched for the first few unknown names
 * only.
 */
export interface LookupRequest {
  readonly kind: 'lookup'
  readonly names: readonly NameRequest[]
  /** Things that no name resolves to. */
  readonly hidden?: HiddenThings
}

/** The namespaces that own these runs (domain/merge/run-owner.ts). */
export interface RunOwnersRequest {
  readonly kind: 'runOwners'
  readonly runs: readonly Id[]
}

/** A name to resolve. */
export interface NameRequest {
  /** Of what kind; `id` is a thing of any kind by its id, or a run by its external id. */
  readonly of: 'dataset' | 'job' | 'run' | 'operation' | 'id'
  readonly text: string
  /** Exact namespace, where `in` gives one. */
  readonly namespace?: string
  /** A glob (as in SelectFilters) that the namespace must fit, where `in` gives one with wild characters. */
  readonly namespaceGlob?: string
}

/** One thing that a name may mean. */
export interface NameCandidate {
  /** Of the canonical member. */
  readonly id: Id
  /** Where that is not the kind that was asked for. */
  readonly kind?: NodeKind
  /** Of a run or operation: what names it, other than its id. */
  readonly called?: string
  /** As the matching member is named, and the canonical one. */
  readonly matched: { readonly namespace: string; readonly name: string }
  readonly canonical: { readonly namespace: string; readonly name: string }
}

/**
 * Runs and operations are named by their job, and tried by their id, by the runId of their producer, by external id.
 * The answers of the first trial that finds something, one for each thing (by canonical id, with its first matching
 * name), in order of (namespace, name), at most 6; else near misses.
 */
export interface NameMatches {
  readonly how: 'full' | 'exact' | 'ignoring-case' | 'ending' | 'none'
  readonly candidates: readonly NameCandidate[]
  /** For `none`: the nearest names by edit distance, at most 5. */
  readonly nearest: readonly NameCandidate[]
  /** For `none`: what was found and is hidden, at most 6; absent where nothing is. */
  readonly hidden?: readonly NameCandidate[]
}
