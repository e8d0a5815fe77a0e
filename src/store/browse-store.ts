import type { NodeRow } from '../domain/graph-rows.ts'
import type { NodeLabel } from '../domain/graph-schema.ts'
import type { Id } from '../domain/ids.ts'
import type {
  EdgesFound,
  EdgesRequest,
  InteractionsPage,
  InteractionsRequest,
  ListPage,
  ListRequest,
} from '../query/browse-requests.ts'
import type { DescribeRequest, Description } from '../query/read-requests.ts'
import type { ReadOptions } from './read-options.ts'

export interface DeletedThings {
  readonly datasets: readonly Id[]
  readonly jobs: readonly Id[]
}

/**
 * What the graph holds, read piece by piece; each call is answered from one snapshot, by seeks.
 * Every call throws ReadTimeout after its deadline.
 */
export interface BrowseStore {
  list(request: ListRequest, options?: ReadOptions): Promise<ListPage>
  /** Those that there are, in the order asked for. */
  nodes(label: NodeLabel, ids: readonly Id[], options?: ReadOptions): Promise<readonly NodeRow[]>
  /** The values of fields, as queries have them. */
  describe(request: DescribeRequest, options?: ReadOptions): Promise<ReadonlyMap<Id, Description>>
  edges(request: EdgesRequest, options?: ReadOptions): Promise<EdgesFound>
  interactions(request: InteractionsRequest, options?: ReadOptions): Promise<InteractionsPage>
  /** Names of datasets and jobs that have `deletedAt`, of each at most so many. */
  deleted(limit: number, options?: ReadOptions): Promise<DeletedThings>
}
