import { idOf, locationId, runnerId, userId } from '../domain/ids.ts'
import type { Item } from './items.ts'
import { normaliseLocation } from './normalise-location.ts'
import type { ItemResult } from './item-context.ts'

export function readLocation({ type, name, addresses = [] }: Item<'location'>): ItemResult {
  const known = normaliseLocation({ type, name })
  const location = { ...known, addresses: [...new Set([...known.addresses, ...addresses])] }
  return { id: locationId(location.type, location.name), entities: [{ kind: 'place', place: { location } }] }
}

export function readStorage(item: Item<'storage'>): ItemResult {
  const location = normaliseLocation(item.location)
  return {
    id: idOf('Storage', location.type, location.name, item.name),
    entities: [{ kind: 'place', place: { location, storage: item.name } }],
  }
}

export function readRunner({ type, version, location: raw }: Item<'runner'>): ItemResult {
  const location = raw && normaliseLocation(raw)
  const runner = {
    type,
    ...(version === undefined ? {} : { version }),
    ...(location === undefined ? {} : { location: { namespace: location.type, name: location.name } }),
  }
  return { id: runnerId(runner), entities: [{ kind: 'runner', ...runner }] }
}

export function readUser({ name }: Item<'user'>): ItemResult {
  return { id: userId(name), entities: [{ kind: 'user', name }] }
}
