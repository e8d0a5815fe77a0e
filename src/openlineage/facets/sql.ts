import type { ActivityFacet } from '../facet.ts'
import { text } from '../json-parts.ts'
import { writtenTables } from '../sql/written-tables.ts'

/** The job's statement, shared by digest; `sqlWrites` says which tables it names as written, and how. */
export const sql: ActivityFacet = {
  key: 'sql',
  places: ['job'],
  entries: ['sql', 'sqlWrites'],
  read(facet, context) {
    const query = text(facet, 'query', context, Number.POSITIVE_INFINITY)
    if (query === undefined) return {}
    return {
      sql: context.share('Content', query),
      sqlWrites: writtenTables(query).map(({ name, type, ifAbsent }) => ({
        name,
        type,
        ...(ifAbsent ? { ifAbsent } : {}),
      })),
    }
  },
}
