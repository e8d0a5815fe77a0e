import { assertNever } from '../../../../lib/assert-never.ts'
import type {
  EdgesFound,
  EdgesRequest,
  InteractionsPage,
  InteractionsRequest,
  ListKind,
  ListPage,
  ListRequest,
} from '../../../../query/browse-requests.ts'
import type { NodeRow } from '../../../../domain/graph-rows.ts'
import type { NodeLabel } from '../../../../domain/graph-schema.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { Description, DescribeRequest } from '../../../../query/read-requests.ts'
import type { DeletedThings } from '../../../browse-store.ts'
import type { Graph } from '../../graph.ts'
import { openDescriber } from '../describe.ts'
import { openGroups } from '../groups.ts'
import { openLabels } from '../labels.ts'
import type { Memory } from '../memory.ts'
import { openRefs } from '../refs.ts'
import { openDeleted } from './deleted.ts'
import { openEdgeReader } from './edges.ts'
import { openInteractionPages } from './interactions.ts'
import { openColumnListing } from './list-columns.ts'
import { openEditListing } from './list-edits.ts'
import { openNamedListing } from './list-named.ts'
import { openSchemaListing } from './list-schemas.ts'
import { openThingListing } from './list-things.ts'
import { openWorkListing } from './list-work.ts'
import { pageOf, type Listing } from './listing.ts'

/** What browsing asks of a reader, by the name of the store's method. */
export type BrowseCall =
  | { readonly kind: 'list'; readonly request: ListRequest }
  | { readonly kind: 'nodes'; readonly label: NodeLabel; readonly ids: readonly Id[] }
  | { readonly kind: 'describe'; readonly request: DescribeRequest }
  | { readonly kind: 'edges'; readonly request: EdgesRequest }
  | { readonly kind: 'interactions'; readonly request: InteractionsRequest }
  | { readonly kind: 'deleted'; readonly limit: number }

export type BrowseAnswer =
  ListPage | readonly NodeRow[] | ReadonlyMap<Id, Description> | EdgesFound | InteractionsPage | DeletedThings

/** Opens browsing on a connection; each call is to lie in one read transaction. */
export function openBrowser(graph: Graph, memory: Memory): (call: BrowseCall) => BrowseAnswer {
  const { registry, nodes } = graph
  const groups = openGroups(graph)
  const refs = openRefs(graph, memory)
  const labels = openLabels(graph)
  const describe = openDescriber(graph, groups, labels, refs, memory)
  const edges = openEdgeReader(graph)
  const interactions = openInteractionPages(graph)
  const deleted = openDeleted(graph)
  const named = {
    dataset: openNamedListing('dataset', graph, groups),
    job: openNamedListing('job', graph, groups),
  }
  const listings: Readonly<Record<ListKind, (request: ListRequest) => Listing>> = {
    dataset: ({ order, filters }) => named.dataset(order, filters),
    job: ({ order, filters }) => named.job(order, filters),
    column: byFilters(openColumnListing(graph, groups, labels, refs)),
    run: openWorkListing('run', graph),
    operation: openWorkListing('operation', graph),
    location: byFilters(openThingListing('location', graph)),
    storage: byFilters(openThingListing('storage', graph)),
    user: byFilters(openThingListing('user', graph)),
    tag: byFilters(openThingListing('tag', graph)),
    schema: openSchemaListing(graph),
    edit: byFilters(openEditListing(graph)),
  }
  return (call) => {
    switch (call.kind) {
      case 'list': {
        const { request } = call
        return pageOf(listings[request.kind](request), request, (n) => registry.id(n))
      }
      case 'nodes':
        return call.ids.flatMap((id) => nodes.get(call.label, id) ?? [])
      case 'describe':
        return describe(call.request, () => undefined)
      case 'edges':
        return edges(call.request)
      case 'interactions':
        return interactions(call.request)
      case 'deleted':
        return deleted(call.limit)
      default:
        return assertNever(call)
    }
  }
}

const byFilters =
  (open: (filters: ListRequest['filters']) => Listing) =>
  ({ filters }: ListRequest): Listing =>
    open(filters)
