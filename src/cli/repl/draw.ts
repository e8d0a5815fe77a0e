import { displayWidth } from '../../render/display-width.ts'
import type { Edit } from './edit.ts'

export interface Prompt {
  readonly first: string
  /** Before the further lines; as wide as the first. */
  readonly next: string
}

export interface Drawing {
  /** What is written where the input begins, the caret at its end. */
  readonly output: string
  /** Rows between where the input begins and where the caret is left. */
  readonly caretRow: number
}

const UP = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '')
const RIGHT = (columns: number): string => (columns > 0 ? `\u001b[${columns}C` : '')
/** To the first column, and everything from there on deleted (ECMA-48). */
const CLEAR_BELOW = '\r\u001b[J'

/**
 * Draws a text being edited on a terminal of so many columns, over what was drawn before (whose caret was `formerRow` rows
 * below its beginning). `paint` colours a text without changing its width.
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
  // A terminal that has filled a row waits with the next until more comes.
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
