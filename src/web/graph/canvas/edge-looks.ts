import type { PlacedScene } from '../placed-scene.ts'
import type { EdgeStyle } from '../scene.ts'

/** Edges that are drawn with one pen. */
export interface EdgeLook {
  readonly style: EdgeStyle
  readonly back: boolean
  readonly change?: 'added' | 'removed'
  readonly edges: Uint32Array
}

export function edgeLooks({ scene, back }: PlacedScene): readonly EdgeLook[] {
  const looks = new Map<
    string,
    { style: EdgeStyle; back: boolean; change?: 'added' | 'removed'; edges: number[] }
  >()
  scene.edges.forEach(({ style, change }, i) => {
    const key = `${style} ${back[i]!} ${change ?? ''}`
    const look = looks.get(key)
    if (look === undefined)
      looks.set(key, { style, back: back[i] === 1, ...(change === undefined ? {} : { change }), edges: [i] })
    else look.edges.push(i)
  })
  return [...looks.values()].map((look) => ({ ...look, edges: Uint32Array.from(look.edges) }))
}

/** The dashes of a style in pixels at scale 1: told apart without colour. */
export const DASHES: Readonly<Record<EdgeStyle, readonly number[]>> = {
  direct: [],
  indirect: [9, 6],
  masked: [0.1, 6],
}
