/** The weakly connected component of each node, numbered by lowest node. */
export function weakComponents(
  nodes: number,
  sources: Uint32Array,
  targets: Uint32Array,
): { readonly of: Int32Array; readonly count: number } {
  const parent = new Int32Array(nodes)
  for (let v = 0; v < nodes; v++) parent[v] = v
  const find = (v: number): number => {
    let root = v
    while (parent[root] !== root) root = parent[root]!
    while (parent[v] !== root) {
      const up = parent[v]!
      parent[v] = root
      v = up
    }
    return root
  }
  for (let i = 0; i < sources.length; i++) {
    const a = find(sources[i]!)
    const b = find(targets[i]!)
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
  }
  const of = new Int32Array(nodes)
  let count = 0
  // The root is the lowest node of its component, so it is numbered before the others.
  for (let v = 0; v < nodes; v++) of[v] = parent[v] === v ? count++ : of[find(v)]!
  return { of, count }
}
