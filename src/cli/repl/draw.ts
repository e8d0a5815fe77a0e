import { displayWidth } from '../../render/display-width.ts'
import type { Edit } from './edit.ts'

export interface Prompt {
  readonly first: string
  /** The prompt of further lines, as wide as the first. */
  readonly next: string
}

export interface Drawing {
  /** The text to write at the start of the input. */
  readonly output: string
  /** The number of rows from the start of the input to the caret. */
  readonly caretRow: number
}

const UP = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '')
const RIGHT = (columns: number): string => (columns > 0 ? `\u001b[${columns}C` : '')
/** Moves to the first column and deletes everything after it (ECMA-48). */
const CLEAR_BELOW = '\r\u001b[J'

/**
 * Draws the edited text on a terminal with `columns`, over the previous drawing, whose caret was `formerRow` rows below its start.
 * `paint` colours a text without changing its width.
 */
export function draw(
  { text, caret }: Edit,
  prompt: Prompt,
  columns: number,
  formerRow: number,
  paint: (text: string) => string,
): Drawing {
  const painted = paint(text)
    .split('\n')
    .map((line, i) => `${i === 0 ? prompt.first : prompt.next}${line}`)
  const at = placeOf(text.slice(0, caret), prompt, columns)
  const end = placeOf(text, prompt, columns)
  // After a full row, a terminal moves to the next row only when more text comes.
  const fill = end.column === 0 && end.row > 0 && !text.endsWith('\n') ? ' \r' : ''
  const output = `${UP(formerRow)}${CLEAR_BELOW}${painted.join('\r\n')}${fill}${UP(end.row - at.row)}\r${RIGHT(at.column)}`
  return { output, caretRow: at.row }
}

function placeOf(
  text: string,
  prompt: Prompt,
  columns: number,
): { readonly row: number; readonly column: number } {
  let row = 0
  let column = 0
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) row++
    const width = displayWidth(i === 0 ? prompt.first : prompt.next) + displayWidth(line)
    row += Math.floor(width / columns)
    column = width % columns
  }
  return { row, column }
}
