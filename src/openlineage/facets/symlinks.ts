import type { DatasetName } from '../../domain/aggregate.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { readDatasetName } from '../dataset-name.ts'
import type { DatasetFacet } from '../facet.ts'
import { list, text } from '../json-parts.ts'
import { normalise } from '../naming/normalise.ts'
import { withoutSelector } from './iceberg-selector.ts'

/**
 * The prefix of the names that Flink gives to tables of a session. Two sessions can use the same name for different tables, so the
 * name is not an identity. It is stored as a facet of the dataset.
 */
const SESSION_LOCAL = 'default_catalog.default_database.'

/** Other names of the dataset: the table of a path, or the path of a table. */
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
      // If a namespace alias made the two equal, link the name without the alias, to join it with data from before the alias.
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
