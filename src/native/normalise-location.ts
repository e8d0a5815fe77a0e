import type { Place } from '../domain/aggregate.ts'
import { namespaceAt } from '../openlineage/naming/dataset-name-at.ts'
import { normaliseNamespace } from '../openlineage/naming/normalise.ts'
import { placeOf } from '../openlineage/naming/place-of.ts'

/**
 * The Location that the names of its datasets lead to, with its addresses.
 *
 * @example normaliseLocation({ type: 'postgresql', name: 'db' }) // { type: 'postgres', name: 'db:5432', addresses: ['db:5432'] }
 */
export function normaliseLocation(key: { readonly type: string; readonly name: string }): Place['location'] {
  const namespace = normaliseNamespace(namespaceAt(key))
  return placeOf({ namespace, name: 'any' })?.location ?? { ...key, addresses: [] }
}
