import type { Adjacency } from './adjacency.ts'

/** The strongly connected component of each node, numbered so that edges between components lead from a greater to a lesser number. */
export interface StrongComponents {
  readonly of: Int32Array
  readonly count: number
}

/** Tarjan's algorithm without recursion: O(nodes + edges) at any depth. */
export function strongComponents(nodes: number, out: Adjacency): StrongComponents {
  const of = new Int32Array(nodes).fill(-1)
  const index = new Int32Array(nodes).fill(-1)
  const low = new Int32Array(nodes)
  const next = out.starts.slice(0, nodes)
  const path = new Uint32Array(nodes)
  const open = new Uint32Array(nodes)
  let depth = 0
  let opened = 0
  let counter = 0
  let count = 0
  const enter = (v: number): void => {
    index[v] = low[v] = counter++
    path[depth++] = v
    open[opened++] = v
  }
  for (let root = 0; root < nodes; root++) {
    if (index[root] !== -1) continue
    enter(root)
    while (depth > 0) {
      const v = path[depth - 1]!
      if (next[v]! < out.starts[v + 1]!) {
        const w = out.to[next[v]!++]!
        if (index[w] === -1) enter(w)
        else if (of[w] === -1 && index[w]! < low[v]!) low[v] = index[w]!
        continue
      }
      depth--
      if (depth > 0) {
        const parent = path[depth - 1]!
        if (low[v]! < low[parent]!) low[parent] = low[v]!
      }
      if (low[v] !== index[v]) continue
      let w: number
      do {
        w = open[--opened]!
        of[w] = count
      } while (w !== v)
      count++
    }
  }
  return { of, count }
}
