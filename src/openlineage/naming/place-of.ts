import type { DatasetName, Place } from '../../domain/aggregate.ts'
import { datasetNameAt, namespaceAt } from './dataset-name-at.ts'
import { hostsOf } from './hosts.ts'
import { joinNamespace, splitNamespace, type NamespaceParts } from './namespace.ts'
import { platformOf } from './platform-registry.ts'

/**
 * Where a dataset is kept, of its normalised name: a Location (type is the scheme, name what follows it), the addresses of
 * a platform that has hosts, and the Storage. Unknown schemes have a Location too; a namespace that is a mere word has none
 * unless the word is a known scheme. With `nameWithin` all of the name: `datasetNameAt` is the way back.
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
 * A dataset's name within the Storage that it is kept in (`public.orders` in `shop`); all of it where there is none, or
 * where the Storage and the rest would not tell how the name is written.
 */
export function nameWithin(dataset: DatasetName): string {
  const parts = splitNamespace(dataset.namespace)
  const stored = parts && platformOf(parts.scheme)?.storage?.split(parts, dataset.name)
  const place = stored && placeOf(dataset)
  if (stored === undefined || place === undefined) return dataset.name
  return datasetNameAt(place, stored.name).name === dataset.name ? stored.name : dataset.name
}

/** What follows the scheme; with what stands between, if that is not what the Location's type would have there. */
function locationName(parts: NamespaceParts): string {
  const name = parts.authority + parts.path
  return namespaceAt({ type: parts.scheme, name }) === joinNamespace(parts) ? name : parts.separator + name
}
