import type { GraphState } from '../../../compile/compile-graph-state.ts'
import { assertNever } from '../../../lib/assert-never.ts'
import type {
  PathsRequest,
  ReadAnswer,
  ReadAnswers,
  ReadRequest,
  RefsRequest,
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
  /** Carries out whole walks, and keeps what their statements bring. */
  readonly walkNatively: (request: WalkRequest | PathsRequest) => Promise<ReadAnswer>
  readonly brought: Brought
  readonly jobs: JobNames
  readonly graphState: () => Promise<GraphState>
  /** Called as work goes on; throws to end it. */
  readonly check: () => void
}

/** Answers requests, from what is at hand or by statements. */
export function answeringIn(
  tx: Transaction,
  { walkNatively, brought, jobs, graphState, check }: Around,
): Answering {
  const known: KnownNames = { get: (id) => brought.refs.get(id) ?? jobs.get(id) }
  const named = async (request: RefsRequest): Promise<ReadAnswers['refs']> => {
    const found = await refs(tx, request, known)
    for (const ref of found.values()) if (ref.kind === 'job') jobs.set(ref.id, ref)
    return found
  }
  const selector = new Selector(tx, check)
  const works = new WorkReader(tx)
  return async (request) => {
    switch (request.kind) {
      case 'select':
        return selector.page(request)
      case 'expand':
        return expand(tx, request)
      case 'touch':
        return touch(tx, request)
      case 'gaps':
        return gaps(tx, request, graphState)
      case 'refs':
        return named(request)
      case 'describe':
        return describe(tx, request, brought)
      case 'walk':
      case 'paths':
        return walkNatively(request)
      case 'runs':
        return runs(tx, request)
      case 'parts':
        return parts(tx, request)
      case 'work':
        return works.read(request)
      case 'links':
        return links(tx, request)
      case 'lookup':
        return lookupNames(tx, request)
      case 'names':
        return searchNames(tx, request)
      case 'search':
        return searchAll(tx, request)
      case 'runOwners':
        return ownersIn(tx, request.runs)
      case 'list':
        return list(tx, request)
      case 'nodes':
        return nodes(tx, request)
      case 'edges':
        return edges(tx, request)
      case 'interactions':
        return interactions(tx, request)
      case 'deleted':
        return deleted(tx, request.limit)
      case 'pause':
        await new Promise((resolve) => setImmediate(resolve))
        return undefined
      default:
        return assertNever(request)
    }
  }
}
