import type { PlacedScene } from '../placed-scene.ts'
import type { EdgeStyle } from '../scene.ts'

/** Edges with the same stroke style, drawn together. */
export interface EdgeBatch {
  readonly style: EdgeStyle
  readonly back: boolean
  readonly change?: 'added' | 'removed'
  readonly edges: Uint32Array
}

const STYLES = ['direct', 'indirect', 'masked'] as const
const CHANGES = [undefined, 'added', 'removed'] as const

/** Groups edges by stroke style, in order of first appearance. */
export function edgeBatches({ scene, back }: PlacedScene): readonly EdgeBatch[] {
  const looks = new Map<number, number[]>()
  scene.edges.forEach(({ style, change }, i) => {
    const look = STYLES.indexOf(style) + 3 * CHANGES.indexOf(change) + 9 * back[i]!
    const edges = looks.get(look)
    if (edges === undefined) looks.set(look, [i])
    else edges.push(i)
  })
  return Array.from(looks, ([look, edges]) => {
    const change = CHANGES[Math.floor(look / 3) % 3]
    return {
      style: STYLES[look % 3]!,
      back: look >= 9,
      ...(change === undefined ? {} : { change }),
      edges: Uint32Array.from(edges),
    }
  })
}

/** Dash patterns in pixels at scale 1. They distinguish styles without colour. */
export const DASHES: Readonly<Record<EdgeStyle, readonly number[]>> = {
  direct: [],
  indirect: [9, 6],
  masked: [0.1, 6],
}
