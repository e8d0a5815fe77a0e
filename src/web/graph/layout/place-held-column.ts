import { SPACING } from './layout-problem.ts'
import { isotonicRegression } from './isotonic-regression.ts'
import { packedOffsets, type Placement } from './place-column.ts'

/** Rounded positions may be closer than allowed by this many pixels without being moved. */
const SLACK = 1

/**
 * Places a column with held nodes. Held nodes move only as far as new nodes between them need. New nodes then go as near as
 * possible to their preferred tops, and bends into the gaps between nodes, however small.
 */
export function placeHeldColumn(
  placing: Placement,
  vertices: Uint32Array,
  held: (vertex: number) => boolean,
): void {
  const { nodes, heights, tops, preferred, weights } = placing
  const own = vertices.filter((v) => v < nodes)
  const offsets = packedOffsets(placing, own, SLACK)
  const at = (i: number): number => preferred[own[i]!]! - offsets[i]!
  const fixed: number[] = []
  own.forEach((v, i) => held(v) && fixed.push(i))
  const stays = isotonicRegression(
    fixed.map(at),
    fixed.map(() => 1),
  )
  fixed.forEach((i, k) => (tops[own[i]!] = stays[k]! + offsets[i]!))
  for (let k = 0; k <= fixed.length; k++) {
    const first = k === 0 ? 0 : fixed[k - 1]! + 1
    const length = (fixed[k] ?? own.length) - first
    if (length === 0) continue
    const between = Array.from({ length }, (_, i) => first + i)
    const fitted = isotonicRegression(
      between.map(at),
      between.map((i) => weights[own[i]!]!),
      stays[k - 1],
      stays[k],
    )
    between.forEach((i, j) => (tops[own[i]!] = fitted[j]! + offsets[i]!))
  }

  let above = -Infinity
  for (let i = 0; i < vertices.length;) {
    let end = i
    while (end < vertices.length && vertices[end]! >= nodes) end++
    const below = end < vertices.length ? tops[vertices[end]!]! : Infinity
    placeBends(placing, vertices.subarray(i, end), above, below)
    if (end < vertices.length) above = below + heights[vertices[end]!]!
    i = end + 1
  }
}

/** Places bends between two nodes, evenly if the gap is too small. */
function placeBends(
  { tops, preferred, weights }: Placement,
  bends: Uint32Array,
  above: number,
  below: number,
): void {
  if (bends.length === 0) return
  const step = Math.min(SPACING.bendHeight + SPACING.bend, (below - above) / (bends.length + 1))
  const half = SPACING.bendHeight / 2
  const fitted = isotonicRegression(
    Array.from(bends, (v, i) => preferred[v]! - i * step),
    Array.from(bends, (v) => weights[v]!),
    above + step - half,
    below - bends.length * step - half,
  )
  bends.forEach((v, i) => (tops[v] = fitted[i]! + i * step))
}
