/** How much is drawn at a scale: cards to read, rectangles with a name, rectangles alone. */
export type Detail = 'cards' | 'labels' | 'blocks'

export const CARDS_FROM = 0.55
export const LABELS_FROM = 0.2
/** Near enough to read cards with ease. */
export const READ_AT = CARDS_FROM * 1.4

export function detailAt(scale: number): Detail {
  if (scale >= CARDS_FROM) return 'cards'
  return scale >= LABELS_FROM ? 'labels' : 'blocks'
}
