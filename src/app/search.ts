import type { LineageStore } from '../store/lineage-store.ts'

export {
  MATCHES,
  SEARCH_KINDS,
  type SearchHit,
  type SearchKind,
  type SearchRequest,
} from '../store/search.ts'

/** Looks through all that has a name. */
export type Search = LineageStore['search']
