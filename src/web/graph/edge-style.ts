import type { EdgeJson } from '../../render/answer-json.ts'
import type { EdgeStyle } from './scene.ts'

/**
 * How an edge is drawn: `direct` where a value goes over as it is or is reckoned with, and where nothing is known of that; `masked` where values only go over masked;
 * `indirect` where they only decide (filters, joins, sorting).
 */
export function edgeStyle({ transformations }: EdgeJson): EdgeStyle {
  if (transformations === undefined || transformations.length === 0) return 'direct'
  if (transformations.some((t) => t.type.toUpperCase() === 'DIRECT' && !t.masking)) return 'direct'
  return transformations.some((t) => t.masking) ? 'masked' : 'indirect'
}

/** Of several edges drawn as one: the strongest. */
export function strongest(a: EdgeStyle, b: EdgeStyle): EdgeStyle {
  if (a === 'direct' || b === 'direct') return 'direct'
  return a === 'masked' || b === 'masked' ? 'masked' : 'indirect'
}
