import { adjacency } from './adjacency.ts'
import { greedyOrder } from './greedy-order.ts'
import { strongComponents } from './strong-components.ts'

/** The edges that point backwards. */
export interface BrokenCycles {
  /** 1 for each edge that closes a cycle. Reversing these edges leaves no cycle. */
  readonly back: Uint8Array
  /** 1 for each edge that does not constrain layers: loops, and edges within one layer. */
  readonly left: Uint8Array
}

/**
 * A strongly connected component with at least this many nodes and edges per node is drawn as a block; in a row it would be a long
 * line.
 */
const BLOCK_NODES = 8
const BLOCK_EDGES = 3

/**
 * Finds the edges to reverse so that no cycle remains. They are always inside a strongly connected component. `layer` gives the
 * earlier layer of a node, if any; edges that pointed right before still do.
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
    for (const members of multiNodeComponents(nodes, of, count)) {
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

/** The components with more than one node, members in ascending order. */
function* multiNodeComponents(nodes: number, of: Int32Array, count: number): Generator<Uint32Array> {
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

/** Nodes with an earlier layer are ranked by it; new nodes follow the node before them in the order. */
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
