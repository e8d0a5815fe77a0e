/** What can be browsed, for src/http. */
export { BROWSE_LABELS } from '../../query/browse-requests.ts'
export type { BrowseKind, BrowseOrder, ListFilters } from '../../query/browse-requests.ts'
