import { adjacency, type Adjacency } from './adjacency.ts'
import { countCrossings } from './count-crossings.ts'
import type { ProperGraph } from './split-edges.ts'

/** The vertices column by column, from top to bottom. */
export interface VertexOrder {
  readonly vertices: Uint32Array
  /** Column c holds `vertices[k]` for starts[c] ≤ k < starts[c + 1]. */
  readonly starts: Uint32Array
  /** The position of each vertex in its column. */
  readonly place: Uint32Array
}

/** Segments between neighbouring columns in both directions. Longer ones do not count for the order. */
export interface Neighbours {
  readonly right: Adjacency
  readonly left: Adjacency
}

export function neighboursOf(graph: ProperGraph): Neighbours {
  const leaps = new Uint8Array(graph.from.length)
  for (let i = 0; i < leaps.length; i++)
    if (graph.column[graph.to[i]!]! - graph.column[graph.from[i]!]! > 1) leaps[i] = 1
  return {
    right: adjacency(graph.vertices, graph.from, graph.to, leaps),
    left: adjacency(graph.vertices, graph.to, graph.from, leaps),
  }
}

/** An order by rank, ascending from the top; ties by number. */
export function orderByRank(graph: ProperGraph, columns: number, rank: Float64Array): VertexOrder {
  const starts = new Uint32Array(columns + 1)
  for (const c of graph.column) starts[c + 1]!++
  for (let c = 0; c < columns; c++) starts[c + 1]! += starts[c]!
  const next = starts.slice(0, columns)
  const vertices = new Uint32Array(graph.vertices)
  const ranked = Uint32Array.from({ length: graph.vertices }, (_, v) => v)
  ranked.sort((a, b) => rank[a]! - rank[b]! || a - b)
  const place = new Uint32Array(graph.vertices)
  for (const v of ranked) {
    const c = graph.column[v]!
    place[v] = next[c]! - starts[c]!
    vertices[next[c]!++] = v
  }
  return { vertices, starts, place }
}

/** The number of crossing segments in this order. */
export function crossingsOf(order: VertexOrder, { right }: Neighbours): number {
  let crossings = 0
  for (let c = 0; c + 2 < order.starts.length; c++) {
    const size = order.starts[c + 2]! - order.starts[c + 1]!
    if (size < 2) continue
    const ends: number[] = []
    for (let k = order.starts[c]!; k < order.starts[c + 1]!; k++) {
      const v = order.vertices[k]!
      const first = ends.length
      for (let e = right.starts[v]!; e < right.starts[v + 1]!; e++) ends.push(order.place[right.to[e]!]!)
      if (ends.length - first > 1) {
        const own = ends.splice(first).sort((a, b) => a - b)
        for (const end of own) ends.push(end)
      }
    }
    if (ends.length > 1) crossings += countCrossings(Uint32Array.from(ends), size)
  }
  return crossings
}
