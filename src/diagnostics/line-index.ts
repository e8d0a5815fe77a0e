/** A position in a text. Line and column count from 1; the column counts characters, `offsetInLine` UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly offsetInLine: number
}

/**
 * Converts a UTF-16 offset to a position. Lines end with LF, CR LF or CR. An offset beyond the end counts as the end.
 * @example placeOf('ab\ncd', 4) → { line: 2, column: 2, offsetInLine: 1 }
 */
export function placeOf(source: string, offset: number): Place {
  const end = Math.min(Math.max(offset, 0), source.length)
  let line = 1
  let lineStart = 0
  for (const match of source.matchAll(/\r\n|[\n\r]/gu)) {
    const next = match.index + match[0].length
    if (next > end) break
    line++
    lineStart = next
  }
  // An offset inside a CR LF belongs to the line that it ends.
  const text = source.slice(lineStart, end).replace(/\r$/u, '')
  return { line, column: Array.from(text).length + 1, offsetInLine: text.length }
}
