const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Names can be 4 KiB long. More characters than this at either end are never drawn, so they are not measured. */
const MEASURED = 400

/** The graphemes of a text; for a long text, those at its beginning and end. */
export function graphemes(text: string): readonly string[] {
  if (text.length <= 2 * MEASURED) return Array.from(segmenter.segment(text), ({ segment }) => segment)
  const head = Array.from(segmenter.segment(text.slice(0, MEASURED)), ({ segment }) => segment)
  const tail = Array.from(segmenter.segment(text.slice(-MEASURED)), ({ segment }) => segment)
  // The slices may have cut a grapheme, so the ones at the cut are dropped.
  return [...head.slice(0, -1), ...tail.slice(1)]
}

/**
 * Cuts a text in the middle, never inside a grapheme, until `measure` gives at most `width`. The ends of names tell more than their
 * middles.
 */
export function fitMiddle(text: string, width: number, measure: (text: string) => number): string {
  if (text.length <= 2 * MEASURED && measure(text) <= width) return text
  const parts = graphemes(text)
  const cut = (length: number): string => {
    const head = Math.ceil(length / 2)
    return `${parts.slice(0, head).join('')}…${parts.slice(parts.length - (length - head)).join('')}`
  }
  let least = 0
  let most = parts.length - 1
  while (least < most) {
    const length = Math.ceil((least + most) / 2)
    if (measure(cut(length)) <= width) least = length
    else most = length - 1
  }
  return cut(least)
}
