import type { EdgeJson } from '../../render/answer-json.ts'
import type { EdgeStyle } from './scene.ts'

/**
 * The style of an edge. `direct`: a value is copied or computed from, or nothing is known. `masked`: values arrive only masked.
 * `indirect`: values only influence the result (filter, join, sort).
 */
export function edgeStyle({ transformations }: EdgeJson): EdgeStyle {
  if (transformations === undefined || transformations.length === 0) return 'direct'
  if (transformations.some((t) => t.type.toUpperCase() === 'DIRECT' && !t.masking)) return 'direct'
  return transformations.some((t) => t.masking) ? 'masked' : 'indirect'
}

/** The style of several edges drawn as one: the strongest. */
export function strongest(a: EdgeStyle, b: EdgeStyle): EdgeStyle {
  if (a === 'direct' || b === 'direct') return 'direct'
  return a === 'masked' || b === 'masked' ? 'masked' : 'indirect'
}
