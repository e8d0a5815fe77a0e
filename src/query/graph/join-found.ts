import type { Id } from '../../domain/ids.ts'
import { EdgeBag } from './edge-bag.ts'
import type { Found, FoundNode } from './found.ts'

/**
 * The two ways of `lineage`: both shown in full, a node with the lesser of the distances it has as a member, else the
 * lesser of those at which it is shown.
 */
export function joinWays(a: Found, b: Found): Found {
  const nodes = new Map<Id, FoundNode>(a.nodes)
  for (const [id, theirs] of b.nodes) {
    const mine = nodes.get(id)
    nodes.set(id, mine === undefined ? theirs : joined(mine, theirs))
  }
  const edges = new EdgeBag()
  edges.merge(a.edges, () => true)
  edges.merge(b.edges, () => true)
  return { nodes, edges }
}

function joined(a: FoundNode, b: FoundNode): FoundNode {
  const near = a.member === b.member ? undefined : a.member ? a : b
  return {
    ...a,
    start: a.start || b.start,
    member: a.member || b.member,
    distance: near === undefined ? lesser(a.distance, b.distance) : near.distance,
    more: a.more || b.more,
    opaque: a.opaque || b.opaque,
    basis: a.basis | b.basis,
    ref: a.ref ?? b.ref,
  }
}

const lesser = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
