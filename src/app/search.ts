import type { SearchHit, SearchRequest } from '../query/search-request.ts'
import type { ReadOptions } from '../store/read-options.ts'

export { MATCHES, SEARCH_KINDS, type SearchHit, type SearchRequest } from '../query/search-request.ts'

/** Searches everything that has a name. */
export type Search = (request: SearchRequest, options?: ReadOptions) => Promise<readonly SearchHit[]>

export type { ReadOptions } from '../store/read-options.ts'
