/** The measures of a card in pixels at scale 1: canvas, DOM and SVG all draw by them. */
export const CARD = {
  width: 256,
  /** Name and namespace, and below them one line of facts where there are any. */
  head: 58,
  facts: 28,
  row: 24,
  rowsPadding: 6,
  radius: 8,
  anchor: 29,
  /** Rows drawn at most; the rest is told in one more. */
  rows: 40,
} as const

export function cardHeight(hasFacts: boolean, rows: number, rest: number): number {
  const lines = rows + (rest > 0 ? 1 : 0)
  return CARD.head + (hasFacts ? CARD.facts : 0) + (lines === 0 ? 0 : lines * CARD.row + CARD.rowsPadding)
}

/** How far below a card's upper edge the middle of its row lies. */
export const rowMiddle = (hasFacts: boolean, row: number): number =>
  CARD.head + (hasFacts ? CARD.facts : 0) + (row + 0.5) * CARD.row
