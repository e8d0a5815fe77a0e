import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { idOf, locationId, type Id } from '../ids.ts'
import type { NodeLabel, Props } from '../graph-schema.ts'
import type { Instant } from '../time.ts'
import type { DatasetUpdate } from './batch.ts'
import type { PlaceUpdate } from './entity-rows.ts'
import { plainEdge } from './edge-ids.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Locations with their addresses, Storages, and the edges from datasets to them. The places in `standalone` have no
 * dataset.
 */
export function placeRows(
  updates: Iterable<DatasetUpdate>,
  standalone: readonly PlaceUpdate[],
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
  const put = ({ at: place, firstSeen: at }: PlaceUpdate, dataset: Id | undefined): void => {
    const { type, name, addresses } = place.location
    const location = node('Location', locationId(type, name), { type, name }, at)
    for (const url of addresses) {
      const address = node('Address', idOf('Address', type, name, url), { url }, at)
      link(plainEdge('ADDRESS_OF', 'Address', address, 'Location', location))
    }
    if (place.storage === undefined) {
      if (dataset !== undefined) link(plainEdge('LOCATED_IN', 'Dataset', dataset, 'Location', location))
      return
    }
    const storage = node('Storage', idOf('Storage', type, name, place.storage), { name: place.storage }, at)
    link(plainEdge('LOCATED_IN', 'Storage', storage, 'Location', location))
    if (dataset !== undefined) link(plainEdge('STORED_IN', 'Dataset', dataset, 'Storage', storage))
  }
  for (const { id, place } of updates) if (place !== undefined) put(place, id)
  for (const place of standalone) put(place, undefined)
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}
