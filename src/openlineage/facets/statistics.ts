import type { DatasetFacet, DatasetFacetResult, FacetPlace } from '../facet.ts'
import { count } from '../json-parts.ts'

/** How much was read or written. Producers name the same three numbers in several ways. */
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

/** Counts of the interaction; the metrics of columns are kept beside them. */
export const dataQualityMetrics: DatasetFacet = {
  ...statisticsFacet('dataQualityMetrics', ['dataset', 'input', 'output'], {
    numBytes: 'bytes',
    numRows: 'rowCount',
    numFiles: 'fileCount',
  }),
  alsoStored: true,
}
