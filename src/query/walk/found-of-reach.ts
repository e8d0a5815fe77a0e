import type { Id } from '../../domain/ids.ts'
import { contractEdges } from '../graph/contract-edges.ts'
import type { EdgeAccumulator } from '../graph/edge-accumulator.ts'
import { foundNode, type Found, type FoundKind, type FoundNode } from '../graph/found.ts'
import type { Session } from '../session.ts'
import type { Reach } from './reach.ts'

/**
 * The found set of a walk. A walk along columns that shows datasets is projected: a dataset is a member if one of its columns is,
 * at the least distance of these, and otherwise has the least distance of all its columns. Skipped nodes are left out, and their
 * neighbours joined.
 */
export function foundOfReach(reach: Reach, session: Session): Found {
  const { spec, knownColumns } = reach
  const nodes = new Map<Id, FoundNode>()
  const projected = spec.level === 'column' && spec.at !== 'column'
  const kind: FoundKind = projected ? 'dataset' : spec.level
  for (const [id, distance] of reach.distance) {
    const node = put(nodes, reach.shownAs(id), kind)
    const start = reach.starts.has(id)
    place(node, distance, start, isMember(reach, distance, start))
    node.more ||= reach.more.has(id)
    node.opaque ||= reach.opaque.has(id)
    node.basis |= reach.basis.get(id) ?? 0
    if (!projected && spec.level === 'column') node.ref = knownColumns.ref(id)
  }
  for (const [id, distance] of reach.jobs) {
    const start = reach.startJobs.has(id)
    const node = put(nodes, id, 'job')
    place(node, distance, start, isMember(reach, distance, start))
    node.more ||= reach.more.has(id)
  }
  const without = (edges: EdgeAccumulator): EdgeAccumulator =>
    reach.skipped.size === 0 ? edges : contractEdges(edges, reach.skipped, spec.direction, session)
  const { pairs } = reach
  return { nodes, edges: without(reach.edges), ...(pairs === undefined ? {} : { pairs: without(pairs) }) }
}

function isMember({ spec }: Reach, distance: number, start: boolean): boolean {
  return start ? spec.includingStart : distance >= spec.minDepth
}

function put(nodes: Map<Id, FoundNode>, id: Id, kind: FoundKind): FoundNode {
  let node = nodes.get(id)
  if (node === undefined) nodes.set(id, (node = foundNode(id, kind)))
  return node
}

function place(node: FoundNode, distance: number, start: boolean, member: boolean): void {
  node.start ||= start
  // The distance as a member takes precedence.
  if (member === node.member) node.distance = Math.min(node.distance ?? distance, distance)
  else if (member) node.distance = distance
  node.member ||= member
}
