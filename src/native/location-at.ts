import type { Place } from '../domain/aggregate.ts'
import { namespaceAt } from '../openlineage/naming/dataset-name-at.ts'
import { normaliseNamespace } from '../openlineage/naming/normalise.ts'
import { placeOf } from '../openlineage/naming/place-of.ts'

/** A Location as the datasets in it name it: `postgresql`, `db` is `postgres`, `db:5432`, with what addresses that tells. */
export function locationAt(key: { readonly type: string; readonly name: string }): Place['location'] {
  const namespace = normaliseNamespace(namespaceAt(key))
  return placeOf({ namespace, name: 'any' })?.location ?? { ...key, addresses: [] }
}
