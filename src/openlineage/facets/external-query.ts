import type { ActivityFacet } from '../facet.ts'
import { texts } from '../json-parts.ts'

/** The id of the query in the engine. */
export const externalQuery: ActivityFacet = {
  key: 'externalQuery',
  places: ['run'],
  entries: ['externalQuery'],
  read(facet, context) {
    const query = texts(facet, ['externalQueryId', 'source'], context)
    return query === undefined ? {} : { externalQuery: query }
  },
}
