import type { DatasetFacet } from '../facet.ts'
import { text } from '../json-parts.ts'

/** The version of the dataset that was read or written, such as the snapshot id of a table format. */
export const version: DatasetFacet = {
  key: 'version',
  places: ['dataset'],
  withdrawn: { use: { version: null } },
  read(facet, context) {
    const datasetVersion = text(facet, 'datasetVersion', context, 1024)
    return datasetVersion === undefined ? {} : { use: { version: datasetVersion } }
  },
}
