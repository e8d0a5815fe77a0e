import { adjacency } from './adjacency.ts'
import { greedyOrder } from './greedy-order.ts'
import { strongComponents } from './strong-components.ts'

/** Which edges go against the others. */
export interface BrokenCycles {
  /** 1 for each edge that closes a cycle: turned, or left out; the rest has no cycle. */
  readonly back: Uint8Array
  /** 1 for each edge that says nothing of layers: loops, and those between nodes that share one. */
  readonly left: Uint8Array
}

/** A component of at least so many nodes, with so many edges to each, is drawn in a block: in a row it would be a long line. */
const BLOCK_NODES = 8
const BLOCK_EDGES = 3

/**
 * Finds the edges to turn so that no cycle is left. Only edges inside a strongly connected component ever are. Where nodes had a `layer` before (undefined
 * else), an edge that went to the right goes on to.
 */
export function breakCycles(
  nodes: number,
  sources: Uint32Array,
  targets: Uint32Array,
  layer: (node: number) => number | undefined,
): BrokenCycles {
  const back = new Uint8Array(sources.length)
  const left = new Uint8Array(sources.length)
  const out = adjacency(nodes, sources, targets)
  const { of, count } = strongComponents(nodes, out)
  if (count < nodes) {
    const into = adjacency(nodes, targets, sources)
    const edges = new Uint32Array(count)
    for (let i = 0; i < sources.length; i++)
      if (of[sources[i]!] === of[targets[i]!]) edges[of[sources[i]!]!]!++
    const place = new Float64Array(nodes)
    // Nodes of one rank share a layer.
    const rank = new Float64Array(nodes)
    for (const members of several(nodes, of, count)) {
      const order = greedyOrder(members, of, out, into)
      const block = order.length >= BLOCK_NODES && edges[of[order[0]!]!]! >= BLOCK_EDGES * order.length
      const across = block ? Math.ceil(Math.sqrt(order.length)) : order.length
      order.forEach((v, i) => {
        place[v] = i
        rank[v] = Math.floor((i * across) / order.length)
      })
      keepDirections(order, place, rank, layer)
    }
    for (let i = 0; i < sources.length; i++) {
      const from = sources[i]!
      const to = targets[i]!
      if (of[from] !== of[to]) continue
      if (rank[from] === rank[to]) back[i] = left[i] = 1
      else if (place[from]! > place[to]!) back[i] = 1
    }
  }
  for (let i = 0; i < sources.length; i++) if (sources[i] === targets[i]) back[i] = left[i] = 1
  return { back, left }
}

/** The components of more than one node, each with its members in order. */
function* several(nodes: number, of: Int32Array, count: number): Generator<Uint32Array> {
  const sizes = new Uint32Array(count)
  for (let v = 0; v < nodes; v++) sizes[of[v]!]!++
  const lists: (Uint32Array | undefined)[] = new Array<undefined>(count)
  const filled = new Uint32Array(count)
  for (let v = 0; v < nodes; v++) {
    const c = of[v]!
    if (sizes[c]! < 2) continue
    const list = (lists[c] ??= new Uint32Array(sizes[c]!))
    list[filled[c]!++] = v
  }
  for (const list of lists) if (list !== undefined) yield list
}

/** Nodes that had a layer go by it, and share it; new ones stand where the order has them among those. */
function keepDirections(
  order: Uint32Array,
  place: Float64Array,
  rank: Float64Array,
  layer: (node: number) => number | undefined,
): void {
  if (!order.some((v) => layer(v) !== undefined)) return
  const size = order.length + 1
  let last = 0
  order.forEach((v, i) => {
    const own = layer(v)
    last = own ?? last
    place[v] = last * size + (own === undefined ? i + 1 : 0)
    rank[v] = place[v]!
  })
}
