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

export interface DeletedThings {
  readonly datasets: readonly Id[]
  readonly jobs: readonly Id[]
}

/** What the graph holds, read piece by piece; each call is answered from one snapshot, by seeks. */
export interface BrowseStore {
  list(request: ListRequest): Promise<ListPage>
  /** Those that there are, in the order asked for. */
  nodes(label: NodeLabel, ids: readonly Id[]): Promise<readonly NodeRow[]>
  /** The values of fields, as queries have them. */
  describe(request: DescribeRequest): Promise<ReadonlyMap<Id, Description>>
  edges(request: EdgesRequest): Promise<EdgesFound>
  interactions(request: InteractionsRequest): Promise<InteractionsPage>
  /** Names of datasets and jobs that have `deletedAt`, of each at most so many. */
  deleted(limit: number): Promise<DeletedThings>
}
