/** The widest stretch of a line that is shown, in columns of the terminal. */
const WIDEST = 100
/** What is shown before a place in a line too long to be shown whole. */
const LEAD = 40

export interface PictureLine {
  readonly text: string
  readonly carets: string
}

interface Cell {
  readonly text: string
  readonly width: number
  readonly marked: boolean
}

/**
 * A line and the carets below it, for the UTF-16 offsets [from, to) of the line; at least one caret. Tabs become two
 * spaces, wide characters take two columns, controls and invisible characters show as `·`, and a long line is cut around the place.
 */
export function pictureLine(line: string, from: number, to: number): PictureLine {
  const cells: Cell[] = []
  let offset = 0
  for (const { segment } of graphemes.segment(line)) {
    const next = offset + segment.length
    cells.push({ ...show(segment), marked: offset < to && next > from })
    offset = next
  }
  // A place between characters, or behind the last one, is marked at the character that follows.
  const at = cells.findIndex((cell) => cell.marked)
  if (at === -1) {
    const place = placeOf(cells, line, from)
    cells.splice(place, 1, { ...(cells[place] ?? { text: ' ', width: 1 }), marked: true })
  }
  return draw(cut(cells))
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function placeOf(cells: readonly Cell[], line: string, from: number): number {
  let offset = 0
  let index = 0
  for (const { segment } of graphemes.segment(line)) {
    if (offset >= from) break
    offset += segment.length
    index++
  }
  return Math.min(index, cells.length)
}

function show(segment: string): { readonly text: string; readonly width: number } {
  if (segment === '\t') return { text: '  ', width: 2 }
  if (/^[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/u.test(segment)) return { text: '·', width: 1 }
  return { text: segment, width: WIDE.test(segment) ? 2 : 1 }
}

/** East Asian wide and full-width characters and pictographs, which terminals draw over two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u

function cut(cells: readonly Cell[]): readonly Cell[] {
  const width = cells.reduce((sum, cell) => sum + cell.width, 0)
  if (width <= WIDEST) return cells
  const dots: Cell = { text: '…', width: 1, marked: false }
  const first = Math.max(0, cells.findIndex((cell) => cell.marked) - LEAD)
  const kept: Cell[] = first > 0 ? [dots] : []
  let room = WIDEST - kept.length - 1
  for (let i = first; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell.width > room) return [...kept, dots]
    kept.push(cell)
    room -= cell.width
  }
  return kept
}

function draw(cells: readonly Cell[]): PictureLine {
  const text = cells.map((cell) => cell.text).join('')
  const carets = cells.map((cell) => (cell.marked ? '^' : ' ').repeat(cell.width)).join('')
  return { text, carets: carets.trimEnd() }
}
