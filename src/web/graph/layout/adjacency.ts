/** Adjacency lists in compressed form: node v leads to `to[k]` by edge `edge[k]`, for starts[v] ≤ k < starts[v + 1]. */
export interface Adjacency {
  readonly starts: Uint32Array
  readonly to: Uint32Array
  readonly edge: Uint32Array
}

/** Builds the lists of the edges from[i] → to[i], in the order of i. Edges with `skip[i]` = 1 are left out. */
export function adjacency(nodes: number, from: Uint32Array, to: Uint32Array, skip?: Uint8Array): Adjacency {
  const starts = new Uint32Array(nodes + 1)
  for (let i = 0; i < from.length; i++) if (skip?.[i] !== 1) starts[from[i]! + 1]!++
  for (let v = 0; v < nodes; v++) starts[v + 1]! += starts[v]!
  const next = starts.slice(0, nodes)
  const ends = new Uint32Array(starts[nodes]!)
  const edge = new Uint32Array(starts[nodes]!)
  for (let i = 0; i < from.length; i++) {
    if (skip?.[i] === 1) continue
    const k = next[from[i]!]!++
    ends[k] = to[i]!
    edge[k] = i
  }
  return { starts, to: ends, edge }
}
