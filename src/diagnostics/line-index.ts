/** A place in a text: line and column from 1, the column in characters; and the UTF-16 offset within the line. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly offsetInLine: number
}

/** Where an offset lies; lines end with LF, CR LF or CR. What is beyond the end counts as the end. */
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
