import { idOf, locationId, runnerId, userId } from '../domain/ids.ts'
import type { Item } from './items.ts'
import { locationAt } from './location-at.ts'
import type { ItemRead } from './reading.ts'

export function readLocation({ type, name, addresses = [] }: Item<'location'>): ItemRead {
  const known = locationAt({ type, name })
  const location = { ...known, addresses: [...new Set([...known.addresses, ...addresses])] }
  return { id: locationId(location.type, location.name), entities: [{ kind: 'place', place: { location } }] }
}

export function readStorage(item: Item<'storage'>): ItemRead {
  const location = locationAt(item.location)
  return {
    id: idOf('Storage', location.type, location.name, item.name),
    entities: [{ kind: 'place', place: { location, storage: item.name } }],
  }
}

export function readRunner({ type, version, location: said }: Item<'runner'>): ItemRead {
  const location = said && locationAt(said)
  const runner = {
    type,
    ...(version === undefined ? {} : { version }),
    ...(location === undefined ? {} : { location: { namespace: location.type, name: location.name } }),
  }
  return { id: runnerId(runner), entities: [{ kind: 'runner', ...runner }] }
}

export function readUser({ name }: Item<'user'>): ItemRead {
  return { id: userId(name), entities: [{ kind: 'user', name }] }
}
