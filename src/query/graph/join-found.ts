import type { Id } from '../../domain/ids.ts'
import { EdgeAccumulator } from './edge-accumulator.ts'
import type { Found, FoundNode } from './found.ts'

/**
 * Both directions of `lineage`, each shown in full. A node has the lesser of its distances as a member, or else of its distances as
 * shown.
 */
export function joinDirections(a: Found, b: Found): Found {
  const nodes = new Map<Id, FoundNode>(a.nodes)
  for (const [id, theirs] of b.nodes) {
    const mine = nodes.get(id)
    nodes.set(id, mine === undefined ? theirs : joined(mine, theirs))
  }
  return { nodes, ...joinEdges(a, b) }
}

type Edges = Pick<Found, 'edges' | 'pairs'>

/** Calls `check` for each edge. */
export function joinEdges(a: Edges, b: Edges, check: () => void = () => undefined): Edges {
  const edges = new EdgeAccumulator()
  const each = (): boolean => {
    check()
    return true
  }
  for (const side of [a, b]) edges.merge(side.edges, each)
  if (a.pairs === undefined && b.pairs === undefined) return { edges }
  const pairs = new EdgeAccumulator()
  for (const side of [a, b])
    // Without jobs between datasets, the edges tell what was derived from what.
    if (side.pairs === undefined) pairs.mergeEnds(side.edges)
    else pairs.merge(side.pairs, each)
  return { edges, pairs }
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
