/** The dimensions of a card in pixels at scale 1. Canvas, DOM and SVG all use them. */
export const CARD = {
  width: 256,
  /** `head` holds name and namespace, `facts` one line. Facts arrive after the answer; the line is reserved so that nothing moves. */
  head: 58,
  facts: 28,
  row: 24,
  rowsPadding: 6,
  radius: 8,
  anchor: 29,
  /** Maximum number of rows. One more row counts the rest. */
  rows: 40,
} as const

export function cardHeight(rows: number, rest: number): number {
  const lines = rows + (rest > 0 ? 1 : 0)
  return CARD.head + CARD.facts + (lines === 0 ? 0 : lines * CARD.row + CARD.rowsPadding)
}

/** The vertical middle of a row, relative to the top of its card. */
export const rowMiddle = (row: number): number => CARD.head + CARD.facts + (row + 0.5) * CARD.row
