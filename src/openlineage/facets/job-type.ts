import type { ActivityFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** The integration that reports the job, the type of the job, and whether it streams. All in upper case. */
export const jobType: ActivityFacet = {
  key: 'jobType',
  places: ['job'],
  entries: ['jobType'],
  read(facet, context) {
    const entries = ['integration', 'jobType', 'processingType'].flatMap((key) => {
      const value = text(facet, key, context, 256)
      return value === undefined ? [] : [[key, value.toUpperCase()]]
    })
    return entries.length === 0 ? {} : { jobType: Object.fromEntries(entries) as { [key: string]: string } }
  },
}
