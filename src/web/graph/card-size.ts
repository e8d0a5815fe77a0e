/** The measures of a card in pixels at scale 1: canvas, DOM and SVG all draw by them. */
export const CARD = {
  width: 256,
  /** Name and namespace, and below them one line of facts. Facts come after the answer: without them the line is empty, so that nothing moves. */
  head: 58,
  facts: 28,
  row: 24,
  rowsPadding: 6,
  radius: 8,
  anchor: 29,
  /** Rows drawn at most; the rest is told in one more. */
  rows: 40,
} as const

export function cardHeight(rows: number, rest: number): number {
  const lines = rows + (rest > 0 ? 1 : 0)
  return CARD.head + CARD.facts + (lines === 0 ? 0 : lines * CARD.row + CARD.rowsPadding)
}

/** How far below a card's upper edge the middle of its row lies. */
export const rowMiddle = (row: number): number => CARD.head + CARD.facts + (row + 0.5) * CARD.row
