import type { ActivityFacet } from '../facet.ts'
import { text } from '../json-parts.ts'
import { writtenTables } from '../sql/written-tables.ts'

const MAX_QUERY = 1_048_576

/** The SQL of the job. Equal texts share one Content. `sqlWrites` lists the tables that it writes, and how. */
export const sql: ActivityFacet = {
  key: 'sql',
  places: ['job'],
  entries: ['sql', 'sqlWrites'],
  read(facet, context) {
    const whole = text(facet, 'query', context, Number.POSITIVE_INFINITY)
    if (whole === undefined) return {}
    if (whole.length > MAX_QUERY) context.warn('query', `is longer than ${MAX_QUERY} characters and was cut`)
    const query = whole.slice(0, MAX_QUERY).toWellFormed()
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
