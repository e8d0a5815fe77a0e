import { adjacency } from './adjacency.ts'
import { greedyOrder } from './greedy-order.ts'
import { strongComponents } from './strong-components.ts'

/**
 * Which edges close a cycle: 1 for each edge that has to be turned, so that the rest has no cycle; loops are among them.
 * Only edges inside a strongly connected component ever are. Where nodes had a `layer` before (undefined else), an edge that
 * went to the right goes on to.
 */
export function breakCycles(
  nodes: number,
  sources: Uint32Array,
  targets: Uint32Array,
  layer: (node: number) => number | undefined,
): Uint8Array {
  const back = new Uint8Array(sources.length)
  const out = adjacency(nodes, sources, targets)
  const { of, count } = strongComponents(nodes, out)
  if (count < nodes) {
    const into = adjacency(nodes, targets, sources)
    const place = new Float64Array(nodes)
    for (const members of several(nodes, of, count)) {
      const order = greedyOrder(members, of, out, into)
      order.forEach((v, i) => (place[v] = i))
      keepDirections(order, place, layer)
    }
    for (let i = 0; i < sources.length; i++) {
      const from = sources[i]!
      const to = targets[i]!
      if (of[from] === of[to] && place[from]! >= place[to]!) back[i] = 1
    }
  }
  for (let i = 0; i < sources.length; i++) if (sources[i] === targets[i]) back[i] = 1
  return back
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

/** Nodes that had a layer go by it; new ones stand where the order has them among those. */
function keepDirections(
  order: Uint32Array,
  place: Float64Array,
  layer: (node: number) => number | undefined,
): void {
  if (!order.some((v) => layer(v) !== undefined)) return
  const size = order.length + 1
  let last = 0
  order.forEach((v, i) => {
    last = layer(v) ?? last
    place[v] = last * size + i
  })
}
