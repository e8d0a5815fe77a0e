import type { DatasetFacet, DatasetFacetResult, FacetPlace } from '../facet.ts'
import { count } from '../json-parts.ts'

/** The rows, bytes and files that were read or written. The facets have different names for the same three numbers. */
const statisticsFacet = (
  key: string,
  places: readonly Extract<FacetPlace, 'dataset' | 'input' | 'output'>[],
  names: { readonly numBytes: string; readonly numRows: string; readonly numFiles: string },
): DatasetFacet => ({
  key,
  places,
  read(facet, context): DatasetFacetResult {
    const statistics = Object.fromEntries(
      Object.entries(names).flatMap(([name, member]) => {
        const value = count(facet, member, context)
        return value === undefined ? [] : [[name, value]]
      }),
    )
    return Object.keys(statistics).length === 0 ? {} : { use: { statistics } }
  },
})

export const inputStatistics = statisticsFacet('inputStatistics', ['input'], {
  numBytes: 'size',
  numRows: 'rowCount',
  numFiles: 'fileCount',
})

export const outputStatistics = statisticsFacet('outputStatistics', ['output'], {
  numBytes: 'size',
  numRows: 'rowCount',
  numFiles: 'fileCount',
})

/** The counts of the interaction. The facet is also stored, with the metrics of columns. */
export const dataQualityMetrics: DatasetFacet = {
  ...statisticsFacet('dataQualityMetrics', ['dataset', 'input', 'output'], {
    numBytes: 'bytes',
    numRows: 'rowCount',
    numFiles: 'fileCount',
  }),
  alsoStored: true,
}
