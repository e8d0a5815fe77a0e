import type { ActivityFacet, FacetContext } from '../facet.ts'
import { readTime } from '../event-time.ts'
import { own } from '../json-parts.ts'
import type { JsonObject } from '../../lib/json.ts'

/** The data interval of a run (in Airflow, from the logical date): the instants `start` and `end`. */
export const nominalTime: ActivityFacet = {
  key: 'nominalTime',
  places: ['run'],
  entries: ['nominalTime'],
  read(facet, context) {
    const start = time(facet, 'nominalStartTime', context)
    const end = time(facet, 'nominalEndTime', context)
    if (start === undefined && end === undefined) return {}
    return {
      nominalTime: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
    }
  },
}

function time(facet: JsonObject, key: string, context: FacetContext): number | undefined {
  const value = own(facet, key)
  if (value === undefined || value === '') return undefined
  const at = readTime(value)
  if (at === undefined) context.warn(key, 'is not an ISO 8601 time and was left out')
  return at
}
