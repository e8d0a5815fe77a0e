import type { ReadOptions } from '../store/read-options.ts'
import type { SearchHit, SearchRequest } from '../store/search.ts'

export { MATCHES, SEARCH_KINDS, type SearchHit, type SearchRequest } from '../store/search.ts'

/** Looks through all that has a name. */
export type Search = (request: SearchRequest, options?: ReadOptions) => Promise<readonly SearchHit[]>

export type { ReadOptions } from '../store/read-options.ts'
