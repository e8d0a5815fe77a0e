import type { NodeRow } from '../domain/graph-rows.ts'
import type { Id } from '../domain/ids.ts'
import type { Basis, FieldValue, NodeKind, NodeRef, Transformation } from '../domain/lineage-graph.ts'
import type { Span, Times } from '../domain/span.ts'
import type { Instant } from '../domain/time.ts'
import type {
  DeletedCount,
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
import type { FoundName, NamesRequest } from './name-search.ts'
import type { SelectFilters, Via, WalkLevel, Window } from './plan.ts'
import type { SearchHit, SearchRequest } from './search-request.ts'

/**
 * Every request for data that a store answers. A caller sends one with `LineageStore.read`. The evaluation of a plan is a
 * generator that yields requests and is resumed with their answers. Thus one definition of each operator serves the embedded
 * store (synchronously, in a reader thread, on one snapshot) and Neo4j (asynchronously; each statement sees what is committed
 * by then).
 *
 * In requests of an evaluation, datasets are always canonical members of their identity groups, and columns belong to canonical
 * datasets. Deleted datasets and jobs have no name, are in no selection, search or completion, and no walk passes them or their
 * columns. Each can still be read by its id.
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

/** Requests nothing. Long computations yield it to let the thread do other work. */
export interface PauseRequest {
  readonly kind: 'pause'
}

/** One page of matching nodes, ordered by (namespace, name), columns by (namespace, dataset, name), by code point. */
export interface SelectRequest {
  readonly kind: 'select'
  readonly of: 'dataset' | 'job' | 'column'
  /** A dataset matches a filter on names if one member of its identity group does. */
  readonly filters: SelectFilters
  /** For columns: the canonical datasets to select from. */
  readonly datasets?: readonly Id[]
  /** For columns. A `*` pseudo-column only matches the exact name `*`. */
  readonly column?: { readonly text: string; readonly glob: boolean }
  /** The last node of the previous page. */
  readonly after?: NodeRef
  readonly limit: number
}

/** The conditions on one edge: its job, and its time and basis together. */
export interface EdgeFilter {
  readonly window: Window
  readonly via: Via
  /** The job must be in each of these sets; an edge without a job is in none. */
  readonly jobsWithin: readonly (readonly Id[])[]
  readonly jobsAvoiding: readonly Id[]
}

/**
 * One level of a walk. Downstream: the edges whose source is in the frontier; upstream: those whose target is. Stores apply the
 * filter to each roll-up row (`edgeMatches`). Every (source, target, job, transformation) with a matching row is returned once,
 * with the union of the times of all its rows, for each basis separately. At column level, only edges of exactly these columns
 * are returned: the walker handles `*`. Unknown ids have no edges. All requests of a walk share one filter object.
 */
export interface ExpandRequest {
  readonly kind: 'expand'
  readonly level: 'dataset' | 'column'
  readonly direction: 'upstream' | 'downstream'
  readonly frontier: readonly Id[]
  readonly filter: EdgeFilter
  /** The maximum number of rows. If there are more, the answer has `cut: true`. */
  readonly limit: number
}

/**
 * The part of an edge that one job made, with one transformation for columns, aggregated over group members. The times cover all
 * activity of the job, whatever the window. `inferred` is also set if the row only has its whole span.
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
 * READS (`reads`) or WRITES (`writes`) roll-ups in the window. By `jobs`: what these jobs read or wrote (the start of a walk from
 * a job). By `datasets`: which jobs read or wrote them. The filter's window and job sets apply to each row. Its `via` does not,
 * since a touch has no basis. One fact per (job, dataset), with the union of the spans of its rows.
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
 * Where lineage may be missing around these datasets. `opaque` is only requested at column level.
 * - `opaque`: the datasets that feed (upstream: are fed by) another dataset along an edge without column lineage: a dataset
 *   roll-up between the two meets the filter, but no column roll-up between their columns (`*` included) meets the filter
 *   without its `via`.
 * - `omitted`: the datasets that a counting operation with omitted inferred pairs (`omittedPairs` above 0) read (upstream: wrote)
 *   in the window. The filter's `via` and job sets do not apply.
 */
export interface GapsRequest {
  readonly kind: 'gaps'
  readonly direction: 'upstream' | 'downstream'
  /** `all` is only allowed without `opaque`. */
  readonly datasets: readonly Id[] | 'all'
  readonly opaque: boolean
  /** Its `via` has at most a basis. */
  readonly filter: EdgeFilter
}

/** Names and kinds of ids that a walk reached, for ordering. Unknown ids are left out. */
export interface RefsRequest {
  readonly kind: 'refs'
  readonly ids: readonly Id[]
  /** The kind of most ids. A store that searches kind by kind starts with it. */
  readonly likely?: NodeKind
}

/** The values of fields (language reference, "Fields") of these nodes, all of one kind. Absent values are left out. */
export interface DescribeRequest {
  readonly kind: 'describe'
  readonly of: NodeKind
  readonly ids: readonly Id[]
  readonly fields: readonly string[]
}

/**
 * Field name → value. The pseudo-field `tags` has `tagText` of each tag without and with its value. `aliases` has the other
 * members as `namespace\u0000name`, without the canonical one.
 */
export type Description = { readonly [field: string]: FieldValue }

/**
 * A whole walk with all names resolved to ids. A store may answer it natively (Neo4j: in one statement, if that can express it)
 * or return undefined; then the walker goes level by level with `expand` and `touch`. A store must return undefined if the walk
 * reaches more than `limits.nodes` nodes or crosses more than `limits.edges` rows, since the walker decides what to cut. It is
 * only sent at dataset and job level, and only if all starts are datasets. Jobs without output are requested afterwards
 * (`touch`).
 *
 * The walk: starts have distance 0 and are never reached nodes. The walk crosses an edge if all of these hold. The edge meets the
 * filter. It leaves (upstream: enters) a start, or a reached node that is not in `stopAt`, at a distance below `maxDepth`. Its
 * far end is a start, or is in every `within` set and not in `avoiding`. `minDepth` does not change what is crossed and reached:
 * it only decides which nodes are members.
 */
export interface WalkRequest {
  readonly kind: 'walk'
  readonly direction: 'upstream' | 'downstream'
  readonly at: WalkLevel
  readonly starts: readonly { readonly kind: 'dataset' | 'column' | 'job'; readonly id: Id }[]
  readonly minDepth: number
  readonly maxDepth?: number
  readonly filter: EdgeFilter
  /** For each set: the ids of datasets (at column level: columns) that the far end must be in. Edges to a start always pass. */
  readonly within: readonly (readonly Id[])[]
  readonly avoiding: readonly Id[]
  /** Shown, but the walk does not continue from them. */
  readonly stopAt: readonly Id[]
  /**
   * At job level only; at other levels they are in `filter.jobsAvoiding`. Their rows are not crossed. They are still listed in
   * `crossed` if they meet all other conditions, since the job is shown.
   */
  readonly stopJobs: readonly Id[]
  /**
   * What the caller does with the answer. `nodes`: it only uses `reached`. `edges`: it will request names; `drawing`: also what is
   * displayed of nodes. A store with a network round trip per request may fetch these together with the walk.
   */
  readonly wanted: 'nodes' | 'edges' | 'drawing'
  readonly limits: { readonly nodes: number; readonly edges: number }
}

/** The answer to a native walk: reached nodes (without starts) with least distance, and the facts of every crossed edge. */
export interface NativeWalk {
  readonly reached: readonly { readonly id: Id; readonly distance: number }[]
  readonly crossed: readonly EdgeFact[]
  /**
   * Nodes at distance `maxDepth`, not in `stopAt`, from which one more step would reach a node that is neither a start nor
   * reached. Empty at job level, where the walker finds them itself.
   */
  readonly more: readonly Id[]
}

/**
 * The newest Runs of these jobs, by their start; or of those that wrote these datasets, by their last write's start; without
 * either, of all. Of two at the same instant, the one with the greater id is newer. Runs without a start are oldest. Runs of deleted
 * jobs are left out, and a write by a deleted job does not count as a write of its Run.
 */
export interface RunsRequest {
  readonly kind: 'runs'
  readonly of?: { readonly jobs: readonly Id[] } | { readonly datasets: readonly Id[] }
  readonly limit: number
}

/** The operations of these Runs or jobs, without declarations. In no particular order. */
export interface PartsRequest {
  readonly kind: 'parts'
  readonly of: 'run' | 'job'
  readonly ids: readonly Id[]
  readonly limit: number
}

/**
 * What these operations are, touched and derived. Declarations, unknown operations and operations of deleted jobs are left out.
 */
export interface ExecutionsRequest {
  readonly kind: 'executions'
  readonly operations: readonly Id[]
  /** The instant as of which they are seen. For operations that ended by then, the ends of their runs may be left out. */
  readonly at: Instant
}

/** An operation with what the causal rule needs. */
export interface OperationFact extends OperationTiming {
  readonly jobId: Id
  readonly runId: Id
  readonly lastEventAt: Instant
  /** Whether it makes lineage: batch operations that failed or were killed do not. */
  readonly counts: boolean
  /** Ingestion left out some of its inferred pairs. */
  readonly omitted?: true
}

export interface ExecutionFact {
  readonly operation: OperationFact
  readonly reads: readonly Id[]
  readonly writes: readonly { readonly dataset: Id; readonly replaces: boolean }[]
  /** Which inputs went into which outputs, as if the operation counted. */
  readonly pairs: readonly { readonly source: Id; readonly target: Id; readonly basis: readonly Basis[] }[]
}

/**
 * The operations that the causal rule links to accesses of datasets. Upstream, an access is a read, and the linked operations
 * wrote what it may have seen. Downstream, an access is a write, and the linked operations may have seen it. Only operations
 * that count and are in the window are returned: once per dataset, or once per access if `apart`. Hiding writes may be outside
 * the window, or of a deleted job, whose operations are never returned.
 */
export interface LinksRequest {
  readonly kind: 'links'
  readonly direction: 'upstream' | 'downstream'
  /** The instant as of which operations are seen: the T of `as of`, else now. */
  readonly at: Instant
  readonly window: Window
  /** Upstream, `hides` has no meaning. */
  readonly accesses: readonly (Write & { readonly dataset: Id })[]
  /** Each link names its access. Otherwise the accesses of a dataset are treated as one. */
  readonly apart?: true
  readonly limit: number
}

export interface LinkFact {
  readonly dataset: Id
  readonly operation: OperationFact
  /** If `apart`: the index of the access in the request. */
  readonly access?: number
}

/**
 * All downstream paths from one set of datasets to another. A store answers it if the cost is proportional to the nodes and edges
 * around, and otherwise returns `undefined`, as it does if the answer would exceed `limits`. It is only sent if starts and ends
 * are datasets and nothing is skipped.
 *
 * The walk is that of a `WalkRequest` downstream at job level; `maxDepth` limits the whole path.
 */
export interface PathsRequest extends Pick<
  WalkRequest,
  'maxDepth' | 'filter' | 'within' | 'avoiding' | 'stopAt' | 'stopJobs' | 'wanted' | 'limits'
> {
  readonly kind: 'paths'
  readonly starts: readonly Id[]
  /** The ends that the walk may enter. */
  readonly ends: readonly Id[]
}

/**
 * The nodes that the walk reaches within `maxDepth` (without starts), with least distances, whether or not they lead to an end;
 * and at least those crossed edges that are on paths of at most `maxDepth` + 1 steps.
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
  /** The newest first. `at` is the time that they are ordered by. */
  readonly runs: {
    readonly runs: readonly { readonly ref: NodeRef; readonly at?: Instant }[]
    readonly cut: boolean
  }
  readonly parts: { readonly operations: readonly Id[]; readonly cut: boolean }
  readonly executions: ReadonlyMap<Id, ExecutionFact>
  readonly links: { readonly links: readonly LinkFact[]; readonly cut: boolean }
  readonly pause: undefined
  /** One per name, in the order of the names. */
  readonly lookup: readonly NameMatches[]
  readonly names: readonly FoundName[]
  readonly search: readonly SearchHit[]
  /** Runs without an owner are left out. */
  readonly runOwners: ReadonlyMap<Id, string>
  readonly list: ListPage
  readonly nodes: readonly NodeRow[]
  readonly edges: EdgesFound
  readonly interactions: InteractionsPage
  readonly deleted: DeletedCount
}

export type RequestOf<K extends ReadRequest['kind']> = Extract<ReadRequest, { readonly kind: K }>

export type ReadAnswer = ReadAnswers[keyof ReadAnswers]

/** A read in progress: yields requests, is resumed with the answer to each, and returns T. */
export type Reading<T> = Generator<ReadRequest, T, ReadAnswer>

export type { Basis }

/**
 * Resolves names one by one (language reference, "Selecting"). Only the first few unknown names get near misses.
 */
export interface LookupRequest {
  readonly kind: 'lookup'
  readonly names: readonly NameRequest[]
}

/** The namespaces that own these runs (domain/merge/run-owner.ts). */
export interface RunOwnersRequest {
  readonly kind: 'runOwners'
  readonly runs: readonly Id[]
}

/** A name to resolve. */
export interface NameRequest {
  /** The kind of entity. `id` is an entity of any kind by its id, or a run by its external id. */
  readonly of: 'dataset' | 'job' | 'run' | 'operation' | 'id'
  readonly text: string
  /** The exact namespace, if `in` gives one. */
  readonly namespace?: string
  /** A glob (as in SelectFilters) that the namespace must match, if `in` gives one with wildcards. */
  readonly namespaceGlob?: string
}

/** An entity that a name may refer to. */
export interface NameCandidate {
  /** The id of the canonical member. */
  readonly id: Id
  /** The kind, if it differs from the requested one. */
  readonly kind?: NodeKind
  /** For a run or operation: the identifier that matched, if it is not the id. */
  readonly called?: string
  /** The name of the matching member, and that of the canonical member. */
  readonly matched: { readonly namespace: string; readonly name: string }
  readonly canonical: { readonly namespace: string; readonly name: string }
}

/**
 * The candidates of the first attempt that finds any: at most 6, one per entity (by canonical id, with its first matching name),
 * ordered by (namespace, name); else near misses. Runs and operations have the name of their job, and are tried by their id, by
 * the runId of their producer, then by external id.
 */
export interface NameMatches {
  readonly how: 'full' | 'exact' | 'ignoring-case' | 'ending' | 'none'
  readonly candidates: readonly NameCandidate[]
  /** For `none`: the nearest names by edit distance, at most 5. */
  readonly nearest: readonly NameCandidate[]
  /** For `none`: what was found and is deleted, at most 6; absent where nothing is. */
  readonly deleted?: readonly NameCandidate[]
}
