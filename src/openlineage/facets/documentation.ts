import type { ActivityFacet, DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** The description of a dataset. */
export const datasetDocumentation: DatasetFacet = {
  key: 'documentation',
  places: ['dataset'],
  withdrawn: { fields: { description: null } },
  read(facet, context) {
    const description = text(facet, 'description', context)
    return description === undefined ? {} : { fields: { description } }
  },
}

/** The description of a job. */
export const jobDocumentation: ActivityFacet = {
  key: 'documentation',
  places: ['job'],
  entries: ['documentation'],
  read(facet, context) {
    const description = text(facet, 'description', context)
    return description === undefined ? {} : { documentation: description }
  },
}
