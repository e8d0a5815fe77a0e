import type { Adjacency } from './adjacency.ts'

/** The edges without cycles, both ways. */
export interface Acyclic {
  readonly nodes: number
  readonly out: Adjacency
  readonly into: Adjacency
}

/** Stands for "none yet" among layers. */
export const NO_LAYER = -0x8000_0000

/** The nodes so that every edge goes from an earlier to a later one (Kahn 1962; ties in order of arrival). */
export function topologicalOrder({ nodes, out, into }: Acyclic): Uint32Array {
  const waiting = new Uint32Array(nodes)
  const order = new Uint32Array(nodes)
  let filled = 0
  for (let v = 0; v < nodes; v++) {
    waiting[v] = into.starts[v + 1]! - into.starts[v]!
    if (waiting[v] === 0) order[filled++] = v
  }
  for (let i = 0; i < filled; i++) {
    const v = order[i]!
    for (let e = out.starts[v]!; e < out.starts[v + 1]!; e++) {
      const w = out.to[e]!
      waiting[w]!--
      if (waiting[w] === 0) order[filled++] = w
    }
  }
  return order
}

/**
 * The layer of each node: the greatest number of edges on a way to it, but for sources, and what hangs on nothing else, which stand right before
 * what they feed. Where nodes had layers before (`previous`, NO_LAYER for new ones) they keep them unless an edge
 * forces them to the right; new ones go around them, and layers may become negative. Every edge goes to a greater layer.
 */
export function assignLayers(graph: Acyclic, component: Int32Array, previous?: Int32Array): Int32Array {
  const order = topologicalOrder(graph)
  const layers = new Int32Array(graph.nodes).fill(NO_LAYER)
  const kept = previous === undefined ? undefined : keepLayers(graph, order, layers, previous)
  const fresh = new Uint8Array(graph.nodes)
  if (kept === undefined) fresh.fill(1)
  else {
    const anew = new Set<number>()
    for (let v = 0; v < graph.nodes; v++) if (kept[v] === NO_LAYER) anew.add(component[v]!)
    for (let v = 0; v < graph.nodes; v++) if (anew.has(component[v]!)) fresh[v] = 1
  }
  for (const v of order) if (fresh[v] === 1) layers[v] = Math.max(0, after(graph, layers, v))
  pullSources(graph, order, layers, fresh)
  return layers
}

/** One more than the greatest layer among those that lead to v; NO_LAYER where none has one. */
function after({ into }: Acyclic, layers: Int32Array, v: number): number {
  let greatest = NO_LAYER
  for (let e = into.starts[v]!; e < into.starts[v + 1]!; e++)
    greatest = Math.max(greatest, layers[into.to[e]!]!)
  return greatest === NO_LAYER ? NO_LAYER : greatest + 1
}

/** One less than the least layer among those that v leads to; NO_LAYER where none has one. */
function before({ out }: Acyclic, layers: Int32Array, v: number): number {
  let least = Infinity
  for (let e = out.starts[v]!; e < out.starts[v + 1]!; e++) {
    const layer = layers[out.to[e]!]!
    if (layer !== NO_LAYER) least = Math.min(least, layer)
  }
  return least === Infinity ? NO_LAYER : least - 1
}

/** Rounds of going on from what has a layer, forwards and backwards; what zigzags longer is laid out anew. */
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
    for (let i = order.length - 1; i >= 0; i--) missing -= settle(layers, order[i]!, before, graph)
    for (const v of order) missing -= settle(layers, v, after, graph)
    if (missing === met) break
  }
  return layers
}

function settle(layers: Int32Array, v: number, rule: typeof after, graph: Acyclic): number {
  if (layers[v] !== NO_LAYER) return 0
  layers[v] = rule(graph, layers, v)
  return layers[v] === NO_LAYER ? 0 : 1
}

/**
 * Moves to the right what nothing holds at the left: a source, and a node whose every source feeds it alone. Edges get shorter by that, and none
 * longer.
 */
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
