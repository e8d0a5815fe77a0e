import type { DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** What kind of thing the dataset is: table, view, file, topic, stream, model …; a sub-type is kept beside it. */
export const datasetType: DatasetFacet = {
  key: 'datasetType',
  places: ['dataset'],
  withdrawn: { fields: { kind: null, 'facets.datasetType': null } },
  read(facet, context) {
    const kind = text(facet, 'datasetType', context, 256)
    if (kind === undefined) return {}
    const subType = text(facet, 'subType', context, 256)
    const more = subType === undefined ? null : { subType }
    return { fields: { kind: kind.toLowerCase(), 'facets.datasetType': more } }
  },
}
