import { SPACING } from './layout-problem.ts'
import { monotoneFit } from './monotone-fit.ts'
import { closest, type Placing } from './place-column.ts'

/** What was rounded may stand closer by this than it must, and is still left where it is. */
const SLACK = 1

/**
 * Puts the vertices of a column where some nodes are held: those go first, and give way by no more than new nodes between them need. The new ones then go as near as
 * they can to where they are wanted, and bends into what is free between nodes, however little that is.
 */
export function placeHeldColumn(
  placing: Placing,
  vertices: Uint32Array,
  held: (vertex: number) => boolean,
): void {
  const { nodes, heights, tops, wanted, weights } = placing
  const own = vertices.filter((v) => v < nodes)
  const offsets = closest(placing, own, SLACK)
  const at = (i: number): number => wanted[own[i]!]! - offsets[i]!
  const fixed: number[] = []
  own.forEach((v, i) => held(v) && fixed.push(i))
  const stays = monotoneFit(
    fixed.map(at),
    fixed.map(() => 1),
  )
  fixed.forEach((i, k) => (tops[own[i]!] = stays[k]! + offsets[i]!))
  for (let k = 0; k <= fixed.length; k++) {
    const first = k === 0 ? 0 : fixed[k - 1]! + 1
    const length = (fixed[k] ?? own.length) - first
    if (length === 0) continue
    const between = Array.from({ length }, (_, i) => first + i)
    const fitted = monotoneFit(
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

/** Bends between two nodes: evenly close where there is too little room for all. */
function placeBends(
  { tops, wanted, weights }: Placing,
  bends: Uint32Array,
  above: number,
  below: number,
): void {
  if (bends.length === 0) return
  const step = Math.min(SPACING.bendHeight + SPACING.bend, (below - above) / (bends.length + 1))
  const half = SPACING.bendHeight / 2
  const fitted = monotoneFit(
    Array.from(bends, (v, i) => wanted[v]! - i * step),
    Array.from(bends, (v) => weights[v]!),
    above + step - half,
    below - bends.length * step - half,
  )
  bends.forEach((v, i) => (tops[v] = fitted[i]! + i * step))
}
