/** What can be browsed, for whoever serves it. */
export { BROWSE_LABELS } from '../../query/browse-requests.ts'
export type { BrowseKind, BrowseOrder, ListFilters } from '../../query/browse-requests.ts'
