import type { Neighbours } from './vertex-order.ts'

/** An initial order: depth-first, ignoring edge direction, so that connected vertices are close. It gives trees no crossings. */
export function depthFirstRanks(vertices: number, { right, left }: Neighbours): Float64Array {
  const rank = new Float64Array(vertices).fill(-1)
  const nextRight = right.starts.slice(0, vertices)
  const nextLeft = left.starts.slice(0, vertices)
  const path: number[] = []
  let counter = 0
  for (let root = 0; root < vertices; root++) {
    if (rank[root] !== -1) continue
    rank[root] = counter++
    path.push(root)
    while (path.length > 0) {
      const v = path[path.length - 1]!
      let w: number
      if (nextRight[v]! < right.starts[v + 1]!) w = right.to[nextRight[v]!++]!
      else if (nextLeft[v]! < left.starts[v + 1]!) w = left.to[nextLeft[v]!++]!
      else {
        path.pop()
        continue
      }
      if (rank[w] !== -1) continue
      rank[w] = counter++
      path.push(w)
    }
  }
  return rank
}
