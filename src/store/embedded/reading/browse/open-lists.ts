import type { ListKind, ListPage, ListRequest } from '../../../../query/browse-requests.ts'
import type { Graph } from '../../graph.ts'
import type { Deletions } from '../deletions.ts'
import type { Groups } from '../groups.ts'
import type { Labels } from '../labels.ts'
import type { Refs } from '../refs.ts'
import { openColumnListing } from './list-columns.ts'
import { openEditListing } from './list-edits.ts'
import { openNamedListing } from './list-named.ts'
import { openSchemaListing } from './list-schemas.ts'
import { openThingListing } from './list-things.ts'
import { openExecutionListing } from './list-executions.ts'
import { pageOf, type Listing } from './listing.ts'

/** Opens the lists of every kind. */
export function openLists(
  graph: Graph,
  groups: Groups,
  labels: Labels,
  refs: Refs,
  deletions: Deletions,
): (request: ListRequest) => ListPage {
  const named = {
    dataset: openNamedListing('dataset', graph, groups, deletions.dataset),
    job: openNamedListing('job', graph, groups, deletions.job),
  }
  const listings: Readonly<Record<ListKind, (request: ListRequest) => Listing>> = {
    dataset: ({ order, filters }) => named.dataset(order, filters),
    job: ({ order, filters }) => named.job(order, filters),
    column: byFilters(openColumnListing(graph, groups, labels, refs, deletions)),
    run: openExecutionListing('run', graph),
    operation: openExecutionListing('operation', graph),
    location: byFilters(openThingListing('location', graph)),
    storage: byFilters(openThingListing('storage', graph)),
    user: byFilters(openThingListing('user', graph)),
    tag: byFilters(openThingListing('tag', graph)),
    schema: openSchemaListing(graph),
    edit: byFilters(openEditListing(graph)),
  }
  return (request) => pageOf(listings[request.of](request), request, (n) => graph.registry.id(n))
}

const byFilters =
  (open: (filters: ListRequest['filters']) => Listing) =>
  ({ filters }: ListRequest): Listing =>
    open(filters)
