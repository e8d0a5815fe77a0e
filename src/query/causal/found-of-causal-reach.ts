import type { Id } from '../../domain/ids.ts'
import { contractEdges } from '../graph/contract-edges.ts'
import type { EdgeAccumulator } from '../graph/edge-accumulator.ts'
import { foundNode, type Found, type FoundKind, type FoundNode } from '../graph/found.ts'
import type { Session } from '../session.ts'
import type { CausalReach } from './causal-reach.ts'
import { isExecution } from './is-causal.ts'

/** The found set of a causal walk, without skipped datasets. */
export function foundOfCausalReach(reach: CausalReach, session: Session): Found {
  const { spec, skipped, pairs } = reach
  const nodes = new Map<Id, FoundNode>()
  const put = (id: Id, kind: FoundKind, distance: number, start: boolean): FoundNode => {
    const member = start ? spec.includingStart : distance >= spec.minDepth
    const { asOf } = spec.window
    const at = asOf === undefined || !isExecution(kind) ? {} : { asOf }
    const node: FoundNode = { ...foundNode(id, kind), start, member, distance, ...at }
    nodes.set(id, node)
    return node
  }
  for (const [id, distance] of reach.distance) {
    const node = put(id, 'dataset', distance, reach.starts.has(id))
    node.more = reach.more.has(id)
    node.basis = reach.basis.get(id) ?? 0
  }
  for (const [id, distance] of reach.executions) {
    const kind = reach.startExecutions.get(id)
    put(id, kind ?? spec.at, distance, kind !== undefined)
  }
  const without = (edges: EdgeAccumulator): EdgeAccumulator =>
    skipped.size === 0 ? edges : contractEdges(edges, skipped, spec.direction, session)
  return { nodes, edges: without(reach.edges), ...(pairs === undefined ? {} : { pairs: without(pairs) }) }
}
