import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { idOf, locationId, type Id } from '../ids.ts'
import type { NodeLabel, Props } from '../graph-schema.ts'
import type { Instant } from '../time.ts'
import type { DatasetNews } from './batch.ts'
import { plainEdge } from './edge-ids.ts'
import type { WorkingSet } from './working-set.ts'

/** Locations with their addresses, Storages, and the edges by which datasets lie in them. */
export function placeRows(
  news: Iterable<DatasetNews>,
  set: WorkingSet,
): { readonly nodes: readonly NodeRow[]; readonly edges: readonly EdgeRow[] } {
  const nodes = new Map<Id, NodeRow>()
  const edges = new Map<Id, EdgeRow>()
  const node = (label: NodeLabel, id: Id, props: Props, at: Instant): Id => {
    const known = (nodes.get(id) ?? set.node(label, id))?.props.firstSeen as number | undefined
    nodes.set(id, { label, id, props: { ...props, firstSeen: Math.min(known ?? at, at) } })
    return id
  }
  const link = (row: EdgeRow): void => {
    set.edge(row.type, row.id, row.from)
    edges.set(row.id, row)
  }
  for (const { id, place: placed } of news) {
    if (placed === undefined) continue
    const { at: place, firstSeen: at } = placed
    const { type, name, addresses } = place.location
    const location = node('Location', locationId(type, name), { type, name }, at)
    for (const url of addresses) {
      const address = node('Address', idOf('Address', type, name, url), { url }, at)
      link(plainEdge('ADDRESS_OF', 'Address', address, 'Location', location))
    }
    if (place.storage === undefined) link(plainEdge('LOCATED_IN', 'Dataset', id, 'Location', location))
    else {
      const key = idOf('Storage', type, name, place.storage)
      const storage = node('Storage', key, { name: place.storage }, at)
      link(plainEdge('STORED_IN', 'Dataset', id, 'Storage', storage))
      link(plainEdge('LOCATED_IN', 'Storage', storage, 'Location', location))
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}
