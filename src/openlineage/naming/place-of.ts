import type { DatasetName, Place } from '../../domain/aggregate.ts'
import { hostsOf } from './hosts.ts'
import { splitNamespace } from './namespace.ts'
import { platformOf } from './registry.ts'

/**
 * Where a dataset is kept, of its normalised name: a Location (type is the scheme, name what follows it), the addresses of
 * a platform that has hosts, and the Storage. Unknown schemes have a Location too; a namespace that is a mere word has none
 * unless the word is a known scheme.
 */
export function placeOf({ namespace, name }: DatasetName): Place | undefined {
  const parts = splitNamespace(namespace)
  if (parts === undefined) return undefined
  const platform = platformOf(parts.scheme)
  if (platform === undefined && parts.separator === '') return undefined
  const storage = platform?.storage?.(parts.authority, name)
  return {
    location: {
      type: parts.scheme,
      name: parts.authority + parts.path,
      addresses: platform?.hosts ? hostsOf(parts.authority) : [],
    },
    ...(storage === undefined ? {} : { storage }),
  }
}
