import type { DatasetName, Place } from '../../domain/aggregate.ts'
import { splitNamespace } from './namespace.ts'
import type { Platform } from './platform.ts'
import { platformOf } from './platform-registry.ts'

/** The key of a Location. */
type LocationKey = Pick<Place['location'], 'type' | 'name'>

/**
 * The dataset with this name in a Location and, if given, in one of its Storages: the inverse of `placeOf`. A name that contains
 * the Storage (`shop.public.orders` in `shop`) is complete; any other (`public.orders`) is relative to the Storage.
 */
export function datasetNameAt(
  { location, storage }: { readonly location: LocationKey; readonly storage?: string },
  name: string,
): DatasetName {
  const namespace = namespaceAt(location)
  const parts = splitNamespace(namespace)
  const rule = parts && platformOf(parts.scheme)?.storage
  if (storage === undefined || parts === undefined || rule === undefined) return { namespace, name }
  const whole = rule.split(parts, name)?.storage === storage
  return { namespace, name: whole ? name : rule.join(parts, { storage, name }) }
}

/** The namespace of a Location. A name that starts with a colon contains the separator after the scheme. */
export function namespaceAt({ type, name }: LocationKey): string {
  if (name.startsWith(':')) return type + name
  const platform = platformOf(type)
  if (name === '') return platform?.bare === 'slashes' ? `${type}://` : type
  const separator =
    platform === undefined ? guessSeparator(name) : (platform.separator ?? defaultSeparator(name, platform))
  return type + separator + name
}

type Separator = ':' | '://'

/** `://`, except for a path without a host in a file system: `file:/srv`. */
const defaultSeparator = (name: string, { paths = false }: Platform): Separator =>
  paths && name.startsWith('/') ? ':' : '://'

/** `:` for names such as `h2:mem:x` of `jdbc:h2:mem:x`: no port follows the colon, so no host precedes it. Else `://`. */
const guessSeparator = (name: string): Separator => (/^[^/[\]@]*:\D/.test(name) ? ':' : '://')
