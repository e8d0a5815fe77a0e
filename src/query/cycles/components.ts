import type { Digraph } from './digraph.ts'

/**
 * The number of the strongly connected component of each node: equal for two nodes if each leads to the other. Tarjan's algorithm
 * with its own stack, since a chain may be as long as the graph. Takes time linear in nodes and edges.
 */
export function componentsOf(graph: Digraph): Int32Array {
  const { first, targets } = graph.adjacency()
  const count = graph.ids.length
  const component = new Int32Array(count).fill(-1)
  const visited = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const next = first.slice(0, count)
  const open: number[] = []
  const path: number[] = []
  let visits = 0
  let components = 0

  const enter = (node: number): void => {
    visited[node] = low[node] = visits++
    open.push(node)
    path.push(node)
  }
  const leave = (node: number): void => {
    path.pop()
    const before = path.at(-1)
    if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!)
    if (low[node] !== visited[node]) return
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      component[last] = components
      if (last === node) break
    }
    components++
  }

  for (let root = 0; root < count; root++) {
    if (visited[root] !== -1) continue
    enter(root)
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (next[node]! === first[node + 1]!) {
        leave(node)
        continue
      }
      const target = targets[next[node]!++]!
      if (visited[target] === -1) enter(target)
      else if (component[target] === -1) low[node] = Math.min(low[node]!, visited[target]!)
    }
  }
  return component
}
