import type { DatasetName, Place } from '../../domain/aggregate.ts'
import { splitNamespace } from './namespace.ts'
import type { Platform } from './platform.ts'
import { platformOf } from './platform-registry.ts'

/** The key of a Location. */
type LocationKey = Pick<Place['location'], 'type' | 'name'>

/**
 * The dataset of this name in a Location and, if there is one, in a Storage of it: the way back from `placeOf`. A name that
 * tells the Storage itself (`shop.public.orders` in `shop`) is the whole name; another (`public.orders`) is one within it.
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

/** The namespace of a Location. A name that begins with a colon says itself what follows the scheme. */
export function namespaceAt({ type, name }: LocationKey): string {
  if (name.startsWith(':')) return type + name
  const platform = platformOf(type)
  if (name === '') return platform?.bare === 'slashes' ? `${type}://` : type
  const separator = platform === undefined ? guessed(name) : (platform.separator ?? usual(name, platform))
  return type + separator + name
}

type Separator = ':' | '://'

/** File systems write a path without a host as `file:/srv`. */
const usual = (name: string, { paths = false }: Platform): Separator =>
  paths && name.startsWith('/') ? ':' : '://'

/** `jdbc:h2:mem:x` has no host before its second colon, since no port follows. */
const guessed = (name: string): Separator => (/^[^/[\]@]*:\D/.test(name) ? ':' : '://')
