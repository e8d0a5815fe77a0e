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
import type { Brought } from './brought.ts'
import { describe } from './describe.ts'
import { expand } from './expand.ts'
import { gaps } from './gaps.ts'
import type { JobNames } from './job-names.ts'
import { refs, type KnownNames } from './refs.ts'
import { Selector } from './select.ts'
import { touch } from './touch.ts'
import { links } from './work/links.ts'
import { parts } from './work/parts.ts'
import { runs } from './work/runs.ts'
import { WorkReader } from './work/works.ts'

export type Answering = (request: ReadRequest) => Promise<ReadAnswer>

export interface Around {
  /** Carry out whole walks, and keep what their statements bring. */
  readonly walk: (request: WalkRequest) => Promise<ReadAnswers['walk']>
  readonly paths: (request: PathsRequest) => Promise<ReadAnswers['paths']>
  readonly brought: Brought
  readonly jobs: JobNames
  readonly graphState: () => Promise<GraphState>
  /** Called as work goes on; throws to end it. */
  readonly check: () => void
}

type Kind = ReadRequest['kind']

/** Answers requests, from what is at hand or by statements. */
export function answeringIn(
  tx: Transaction,
  { walk, paths, brought, jobs, graphState, check }: Around,
): Answering {
  const known: KnownNames = { get: (id) => brought.refs.get(id) ?? jobs.get(id) }
  const named = async (request: RefsRequest): Promise<ReadAnswers['refs']> => {
    const found = await refs(tx, request, known)
    for (const ref of found.values()) if (ref.kind === 'job') jobs.set(ref.id, ref)
    return found
  }
  const selector = new Selector(tx, check)
  const works = new WorkReader(tx)
  const answers: { readonly [K in Kind]: (request: RequestOf<K>) => Promise<ReadAnswers[K]> } = {
    select: (request) => selector.page(request),
    expand: (request) => expand(tx, request),
    touch: (request) => touch(tx, request),
    gaps: (request) => gaps(tx, request, graphState),
    refs: named,
    describe: (request) => describe(tx, request, brought),
    walk,
    paths,
    runs: (request) => runs(tx, request),
    parts: (request) => parts(tx, request),
    executions: (request) => works.read(request),
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
