import type { DatasetName } from '../../domain/aggregate.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { readDatasetName } from '../dataset-name.ts'
import type { DatasetFacet } from '../facet.ts'
import { list, text } from '../json-parts.ts'
import { normalise } from '../naming/normalise.ts'
import { withoutSelector } from './iceberg-selector.ts'

/**
 * Flink names every table of a session so, whatever it is: a label, which two sessions may share, and no identity. It is
 * kept with the dataset, to be read.
 */
const SESSION_LOCAL = 'default_catalog.default_database.'

/** Other names of the dataset: a table's for its path, a path for its table. */
export const symlinks: DatasetFacet = {
  key: 'symlinks',
  places: ['dataset'],
  withdrawn: { fields: { symlinks: null, 'facets.symlinks': null } },
  read(facet, context) {
    const labels: JsonObject[] = []
    const found = list(facet, 'identifiers', context).flatMap((entry, index) => {
      const path = `identifiers[${index}]`
      const named = readDatasetName(entry, context.normalise, (message) => context.warn(path, message))
      if (named === undefined || !isJsonObject(entry)) return []
      const isSelf = ({ namespace, name }: DatasetName): boolean =>
        namespace === context.dataset?.namespace && name === context.dataset.name
      // The name that it had before its namespace was declared to be another: so the two are joined.
      const other = isSelf(named.name) ? normalise(named.raw) : named.name
      if (isSelf(other)) return []
      const { namespace } = other
      const name = withoutSelector(other.name, context.dataset?.name ?? '')
      if (isSelf({ namespace, name })) return []
      const kind = text(
        entry,
        'type',
        { warn: (key, message) => context.warn(`${path}.${key}`, message) },
        256,
      )
      if (name.startsWith(SESSION_LOCAL)) {
        labels.push({ namespace, name, ...(kind === undefined ? {} : { type: kind }) })
        return []
      }
      context.mention({ namespace, name })
      return [{ namespace, name, ...(kind === undefined ? {} : { kind: kind.toUpperCase() }) }]
    })
    return {
      ...(found.length === 0 ? {} : { symlinks: found }),
      ...(labels.length === 0 ? {} : { fields: { 'facets.symlinks': { identifiers: labels } } }),
    }
  },
}
