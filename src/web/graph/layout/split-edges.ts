/**
 * A proper layered graph: nodes, followed by the bends of edges that pass columns. Every segment joins neighbouring columns.
 * Vertices below `nodes` are nodes.
 */
export interface ProperGraph {
  readonly nodes: number
  readonly vertices: number
  /** The column of each vertex. */
  readonly column: Int32Array
  /** Segment i leads from `from[i]` to `to[i]`, one column to the right, or several if an edge is too long to bend in each. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** The bends of an edge are consecutive vertices, from left to right. */
  readonly firstBend: Uint32Array
  readonly bendCount: Uint32Array
}

/** Bends never exceed this many times the nodes and edges, so that all later steps stay linear in those. */
const BENDS_PER_ITEM = 3

/**
 * Gives each edge a bend in every column that it passes, so that it gets space there. Edges from one node with the same `trunk`
 * class share their bends until they part. If there are too many bends, the longest edges bend only next to their ends.
 * Edges lead from `left[i]` to `right[i]`, which is in a greater column of the same component. Edges with `skip[i]` = 1 are left
 * out.
 */
export function splitEdges(
  nodes: number,
  left: Uint32Array,
  right: Uint32Array,
  nodeColumn: Int32Array,
  trunk: Uint8Array,
  skip: Uint8Array,
): ProperGraph {
  const edges = left.length
  const span = (i: number): number => nodeColumn[right[i]!]! - nodeColumn[left[i]!]!
  const trunks = new Map<number, { longest: number; first: number }>()
  const keyOf = (i: number): number => left[i]! * 256 + trunk[i]!
  for (let i = 0; i < edges; i++) {
    if (skip[i] === 1 || span(i) < 2) continue
    const shared = trunks.get(keyOf(i))
    if (shared === undefined) trunks.set(keyOf(i), { longest: span(i), first: -1 })
    else shared.longest = Math.max(shared.longest, span(i))
  }
  const limit = longestSplit(
    [...trunks.values()].map((t) => t.longest),
    BENDS_PER_ITEM * (nodes + edges),
  )

  const column: number[] = []
  const from: number[] = []
  const to: number[] = []
  const firstBend = new Uint32Array(edges)
  const bendCount = new Uint32Array(edges)
  const bend = (at: number): number => nodes + column.push(at) - 1
  const join = (a: number, b: number): void => {
    from.push(a)
    to.push(b)
  }
  for (let i = 0; i < edges; i++) {
    if (skip[i] === 1) continue
    const u = left[i]!
    const w = right[i]!
    const passed = span(i) - 1
    if (passed < 1) {
      join(u, w)
      continue
    }
    const shared = trunks.get(keyOf(i))!
    if (shared.longest > limit) {
      const a = bend(nodeColumn[u]! + 1)
      const b = passed === 1 ? a : bend(nodeColumn[w]! - 1)
      firstBend[i] = a
      bendCount[i] = b - a + 1
      join(u, a)
      if (a !== b) join(a, b)
      join(b, w)
      continue
    }
    if (shared.first === -1) {
      shared.first = bend(nodeColumn[u]! + 1)
      join(u, shared.first)
      for (let k = 1; k < shared.longest - 1; k++) {
        const next = bend(nodeColumn[u]! + 1 + k)
        join(next - 1, next)
      }
    }
    firstBend[i] = shared.first
    bendCount[i] = passed
    join(shared.first + passed - 1, w)
  }
  const all = new Int32Array(nodes + column.length)
  all.set(nodeColumn)
  all.set(column, nodes)
  return {
    nodes,
    vertices: all.length,
    column: all,
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    firstBend,
    bendCount,
  }
}

/** The greatest span that may bend in each column, so that all edges up to that span have at most `budget` bends. */
function longestSplit(spans: number[], budget: number): number {
  let left = budget
  for (const span of spans.sort((a, b) => a - b)) {
    left -= span - 1
    if (left < 0) return span - 1
  }
  return Infinity
}
