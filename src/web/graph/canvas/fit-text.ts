const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Names may be 4 KiB long; more than this is never drawn, so no more of them is measured. */
const MEASURED = 400

/** The characters of a text as people see them; of a long one the beginning and the end. */
export function graphemes(text: string): readonly string[] {
  if (text.length <= 2 * MEASURED) return Array.from(segmenter.segment(text), ({ segment }) => segment)
  const head = Array.from(segmenter.segment(text.slice(0, MEASURED)), ({ segment }) => segment)
  const tail = Array.from(segmenter.segment(text.slice(-MEASURED)), ({ segment }) => segment)
  // What was cut in two by the slices is left out.
  return [...head.slice(0, -1), ...tail.slice(1)]
}

/**
 * A text cut in its middle until it is no wider than `width` by `measure`, never inside a character. Ends of names tell more than
 * their middles.
 */
export function fitMiddle(text: string, width: number, measure: (text: string) => number): string {
  if (text.length <= 2 * MEASURED && measure(text) <= width) return text
  const parts = graphemes(text)
  const cut = (kept: number): string => {
    const head = Math.ceil(kept / 2)
    return `${parts.slice(0, head).join('')}…${parts.slice(parts.length - (kept - head)).join('')}`
  }
  let least = 0
  let most = parts.length - 1
  while (least < most) {
    const kept = Math.ceil((least + most) / 2)
    if (measure(cut(kept)) <= width) least = kept
    else most = kept - 1
  }
  return cut(least)
}
