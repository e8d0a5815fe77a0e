import type { DatasetName, Place } from '../../domain/aggregate.ts'
import { datasetNameAt, namespaceAt } from './dataset-name-at.ts'
import { hostsOf } from './hosts.ts'
import { joinNamespace, splitNamespace, type NamespaceParts } from './namespace.ts'
import { platformOf } from './platform-registry.ts'

/**
 * Where a dataset is stored, from its normalised name: a Location (its type is the scheme, its name the rest), the addresses of a
 * platform with hosts, and the Storage. An unknown scheme has a Location too, but a single word has one only if it is a known
 * scheme. `datasetNameAt` is the inverse, together with `nameWithin`.
 *
 * @example placeOf({ namespace: 'postgres://db1:5432', name: 'shop.public.orders' })
 * // { location: { type: 'postgres', name: 'db1:5432', addresses: ['db1:5432'] }, storage: 'shop' }
 */
export function placeOf({ namespace, name }: DatasetName): Place | undefined {
  const parts = splitNamespace(namespace)
  if (parts === undefined) return undefined
  const platform = platformOf(parts.scheme)
  if (platform === undefined && parts.separator === '') return undefined
  const storage = platform?.storage?.split(parts, name)?.storage
  return {
    location: {
      type: platform?.scheme ?? parts.scheme,
      name: locationName(parts),
      addresses: platform?.hosts === undefined ? [] : hostsOf(parts.authority, platform.hosts),
    },
    ...(storage === undefined ? {} : { storage }),
  }
}

/**
 * A dataset's name relative to its Storage (`public.orders` in `shop`). The whole name if there is no Storage, or if the original
 * name could not be restored from the two.
 */
export function nameWithin(dataset: DatasetName): string {
  const parts = splitNamespace(dataset.namespace)
  const stored = parts && platformOf(parts.scheme)?.storage?.split(parts, dataset.name)
  const place = stored && placeOf(dataset)
  if (stored === undefined || place === undefined) return dataset.name
  return datasetNameAt(place, stored.name).name === dataset.name ? stored.name : dataset.name
}

/** The namespace without its scheme. Includes the separator if it is not the one that the Location's type implies. */
function locationName(parts: NamespaceParts): string {
  const name = parts.authority + parts.path
  return namespaceAt({ type: parts.scheme, name }) === joinNamespace(parts) ? name : parts.separator + name
}
