import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type {
  PathsRequest,
  ReadAnswer,
  ReadAnswers,
  ReadRequest,
  RefsRequest,
  RequestOf,
  WalkRequest,
} from '../../../query/read-requests.ts'
import { deleted } from '../browse/deleted.ts'
import { edges } from '../browse/edges.ts'
import { interactions } from '../browse/interactions.ts'
import { list } from '../browse/list.ts'
import { nodes } from '../browse/nodes.ts'
import type { Transaction } from '../database.ts'
import { lookupNames } from '../lookup.ts'
import { ownersIn } from '../owners-in.ts'
import { searchAll } from '../search.ts'
import { searchNames } from '../search-names.ts'
import type { Prefetched } from './prefetched.ts'
import { describe } from './describe.ts'
import { expand } from './expand.ts'
import { gaps } from './gaps.ts'
import type { JobNames } from './job-names.ts'
import { refs, type KnownNames } from './refs.ts'
import { Selector } from './select.ts'
import { touch } from './touch.ts'
import { links } from './executions/links.ts'
import { parts } from './executions/parts.ts'
import { runs } from './executions/runs.ts'
import { ExecutionReader } from './executions/execution-reader.ts'

export type Answering = (request: ReadRequest) => Promise<ReadAnswer>

export interface AnsweringContext {
  /** Runs a whole walk in one statement, which also prefetches rows; undefined if it cannot. */
  readonly walk: (request: WalkRequest) => Promise<ReadAnswers['walk']>
  readonly paths: (request: PathsRequest) => Promise<ReadAnswers['paths']>
  readonly prefetched: Prefetched
  readonly jobs: JobNames
  readonly graphState: () => Promise<GraphState>
  /** Called repeatedly during work; throws to end it. */
  readonly check: () => void
}

type Kind = ReadRequest['kind']

/** Answers read requests, from prefetched rows or by statements. */
export function createAnswering(
  tx: Transaction,
  { walk, paths, prefetched, jobs, graphState, check }: AnsweringContext,
): Answering {
  const known: KnownNames = { get: (id) => prefetched.refs.get(id) ?? jobs.get(id) }
  const readRefs = async (request: RefsRequest): Promise<ReadAnswers['refs']> => {
    const found = await refs(tx, request, known)
    for (const ref of found.values()) if (ref.kind === 'job') jobs.set(ref.id, ref)
    return found
  }
  const selector = new Selector(tx, check)
  const executions = new ExecutionReader(tx)
  const answers: { readonly [K in Kind]: (request: RequestOf<K>) => Promise<ReadAnswers[K]> } = {
    select: (request) => selector.page(request),
    expand: (request) => expand(tx, request),
    touch: (request) => touch(tx, request),
    gaps: (request) => gaps(tx, request, graphState),
    refs: readRefs,
    describe: (request) => describe(tx, request, prefetched),
    walk,
    paths,
    runs: (request) => runs(tx, request),
    parts: (request) => parts(tx, request),
    executions: (request) => executions.read(request),
    links: (request) => links(tx, request),
    lookup: (request) => lookupNames(tx, request),
    names: (request) => searchNames(tx, request),
    search: (request) => searchAll(tx, request),
    runOwners: (request) => ownersIn(tx, request.runs),
    list: (request) => list(tx, request),
    nodes: (request) => nodes(tx, request),
    edges: (request) => edges(tx, request),
    interactions: (request) => interactions(tx, request),
    deleted: () => deleted(tx),
    pause: () => new Promise((resolve) => setImmediate(() => resolve(undefined))),
  }
  const answer = <K extends Kind>(kind: K, request: RequestOf<K>): Promise<ReadAnswers[K]> =>
    answers[kind](request)
  return (request) => answer(request.kind, request)
}
