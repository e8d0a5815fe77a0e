import type { DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** The kind of the dataset (table, view, file, topic, stream, model …) in lower case. A sub-type is stored as a facet. */
export const datasetType: DatasetFacet = {
  key: 'datasetType',
  places: ['dataset'],
  withdrawn: { fields: { kind: null, 'facets.datasetType': null } },
  read(facet, context) {
    const kind = text(facet, 'datasetType', context, 256)
    if (kind === undefined) return {}
    const subType = text(facet, 'subType', context, 256)
    const stored = subType === undefined ? null : { subType }
    return { fields: { kind: kind.toLowerCase(), 'facets.datasetType': stored } }
  },
}
