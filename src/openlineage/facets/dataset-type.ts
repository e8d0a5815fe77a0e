import type { DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** What kind of thing the dataset is: table, view, file, topic, stream, model … */
export const datasetType: DatasetFacet = {
  key: 'datasetType',
  places: ['dataset'],
  withdrawn: { fields: { kind: null } },
  read(facet, context) {
    const kind = text(facet, 'datasetType', context, 256)
    return kind === undefined ? {} : { fields: { kind: kind.toLowerCase() } }
  },
}
