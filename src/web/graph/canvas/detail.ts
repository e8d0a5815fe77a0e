/** The level of detail at a scale: readable cards, rectangles with a name, or plain rectangles. */
export type Detail = 'cards' | 'labels' | 'blocks'

export const CARDS_FROM = 0.55
export const LABELS_FROM = 0.2
/** A scale at which cards are comfortable to read. */
export const READ_AT = CARDS_FROM * 1.4

export function detailAt(scale: number): Detail {
  if (scale >= CARDS_FROM) return 'cards'
  return scale >= LABELS_FROM ? 'labels' : 'blocks'
}
