import type { Adjacency } from './adjacency.ts'

/** An acyclic graph with its edges in both directions. */
export interface Acyclic {
  readonly nodes: number
  readonly out: Adjacency
  readonly into: Adjacency
}

/** Marks a node without a layer. */
export const NO_LAYER = -0x8000_0000

/** Topological order (Kahn 1962; ties in input order). */
export function topologicalOrder({ nodes, out, into }: Acyclic): Uint32Array {
  const pendingPredecessors = new Uint32Array(nodes)
  const order = new Uint32Array(nodes)
  let filled = 0
  for (let v = 0; v < nodes; v++) {
    pendingPredecessors[v] = into.starts[v + 1]! - into.starts[v]!
    if (pendingPredecessors[v] === 0) order[filled++] = v
  }
  for (let i = 0; i < filled; i++) {
    const v = order[i]!
    for (let e = out.starts[v]!; e < out.starts[v + 1]!; e++) {
      const w = out.to[e]!
      pendingPredecessors[w]!--
      if (pendingPredecessors[w] === 0) order[filled++] = w
    }
  }
  return order
}

/**
 * The layer of each node: the length of the longest path to it. Sources, and nodes fed only by them, move right, next to their
 * first consumer. Nodes with a `previous` layer (NO_LAYER for new ones) keep it unless an edge forces them right. New nodes fit
 * around them, so layers may be negative. Every edge leads to a greater layer.
 */
export function assignLayers(graph: Acyclic, component: Int32Array, previous?: Int32Array): Int32Array {
  const order = topologicalOrder(graph)
  const layers = new Int32Array(graph.nodes).fill(NO_LAYER)
  const retained = previous === undefined ? undefined : keepLayers(graph, order, layers, previous)
  const fresh = new Uint8Array(graph.nodes)
  if (retained === undefined) fresh.fill(1)
  else {
    const relaidComponents = new Set<number>()
    for (let v = 0; v < graph.nodes; v++) if (retained[v] === NO_LAYER) relaidComponents.add(component[v]!)
    for (let v = 0; v < graph.nodes; v++) if (relaidComponents.has(component[v]!)) fresh[v] = 1
  }
  for (const v of order) if (fresh[v] === 1) layers[v] = Math.max(0, after(graph, layers, v))
  pullSources(graph, order, layers, fresh)
  return layers
}

/** One more than the greatest layer of the predecessors of v; NO_LAYER if none has one. */
function after({ into }: Acyclic, layers: Int32Array, v: number): number {
  let greatest = NO_LAYER
  for (let e = into.starts[v]!; e < into.starts[v + 1]!; e++)
    greatest = Math.max(greatest, layers[into.to[e]!]!)
  return greatest === NO_LAYER ? NO_LAYER : greatest + 1
}

/** One less than the least layer of the successors of v; NO_LAYER if none has one. */
function before({ out }: Acyclic, layers: Int32Array, v: number): number {
  let least = Infinity
  for (let e = out.starts[v]!; e < out.starts[v + 1]!; e++) {
    const layer = layers[out.to[e]!]!
    if (layer !== NO_LAYER) least = Math.min(least, layer)
  }
  return least === Infinity ? NO_LAYER : least - 1
}

/** Rounds of propagating layers forwards and backwards. Components that zigzag longer are layered from scratch. */
const ROUNDS = 8

function keepLayers(
  graph: Acyclic,
  order: Uint32Array,
  layers: Int32Array,
  previous: Int32Array,
): Int32Array {
  let missing = 0
  for (const v of order) {
    layers[v] = Math.max(previous[v]!, after(graph, layers, v))
    if (layers[v] === NO_LAYER) missing++
  }
  for (let round = 0; round < ROUNDS && missing > 0; round++) {
    const met = missing
    for (let i = order.length - 1; i >= 0; i--) missing -= assignIfMissing(layers, order[i]!, before, graph)
    for (const v of order) missing -= assignIfMissing(layers, v, after, graph)
    if (missing === met) break
  }
  return layers
}

function assignIfMissing(layers: Int32Array, v: number, rule: typeof after, graph: Acyclic): number {
  if (layers[v] !== NO_LAYER) return 0
  layers[v] = rule(graph, layers, v)
  return layers[v] === NO_LAYER ? 0 : 1
}

/** Moves sources to the right, and nodes whose predecessors feed only them. This shortens edges and lengthens none. */
function pullSources(graph: Acyclic, order: Uint32Array, layers: Int32Array, fresh: Uint8Array): void {
  const { out, into } = graph
  const floats = new Uint8Array(graph.nodes)
  for (const v of order) {
    if (fresh[v] === 0) continue
    const takes = into.starts[v + 1]! - into.starts[v]!
    const gives = out.starts[v + 1]! - out.starts[v]!
    let free = takes <= Math.max(1, gives)
    for (let e = into.starts[v]!; free && e < into.starts[v + 1]!; e++) {
      const u = into.to[e]!
      free = floats[u] === 1 && out.starts[u + 1]! - out.starts[u]! === 1
    }
    if (free) floats[v] = 1
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i]!
    if (floats[v] === 0) continue
    const layer = before(graph, layers, v)
    if (layer > layers[v]!) layers[v] = layer
  }
}
