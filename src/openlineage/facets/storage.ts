import type { DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** The format of the dataset: the file format, else the name of the storage layer. */
export const storage: DatasetFacet = {
  key: 'storage',
  places: ['dataset'],
  withdrawn: { fields: { format: null, 'facets.storage': null } },
  read(facet, context) {
    const storageLayer = text(facet, 'storageLayer', context, 256)
    const fileFormat = text(facet, 'fileFormat', context, 256)
    const format = (fileFormat ?? storageLayer)?.toLowerCase()
    if (format === undefined) return {}
    return {
      fields: {
        format,
        'facets.storage': {
          ...(storageLayer === undefined ? {} : { storageLayer }),
          ...(fileFormat === undefined ? {} : { fileFormat }),
        },
      },
    }
  },
}
