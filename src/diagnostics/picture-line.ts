/** Most columns of the terminal that a line takes. */
const MAX_WIDTH = 100
/** Columns shown before the marked place of a line that is cut. */
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
 * A line and the carets below it. `from` and `to` are UTF-16 offsets within the line, `to` exclusive; at least one caret is
 * drawn. A tab becomes two spaces, a wide character takes two columns, a control or invisible character becomes `·`. A line
 * wider than 100 columns is cut around the marked place.
 * @example pictureLine('abc def', 4, 7) → { text: 'abc def', carets: '    ^^^' }
 */
export function pictureLine(line: string, from: number, to: number): PictureLine {
  const cells: Cell[] = []
  let offset = 0
  for (const { segment } of graphemes.segment(line)) {
    const next = offset + segment.length
    cells.push({ ...show(segment), marked: offset < to && next > from })
    offset = next
  }
  // An empty span, or one after the last character, is marked at the following cell.
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

/** East Asian wide and full-width characters and emoji, which terminals draw in two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u

function cut(cells: readonly Cell[]): readonly Cell[] {
  const width = cells.reduce((sum, cell) => sum + cell.width, 0)
  if (width <= MAX_WIDTH) return cells
  const dots: Cell = { text: '…', width: 1, marked: false }
  const first = Math.max(0, cells.findIndex((cell) => cell.marked) - LEAD)
  const visible: Cell[] = first > 0 ? [dots] : []
  let room = MAX_WIDTH - visible.length - 1
  for (let i = first; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell.width > room) return [...visible, dots]
    visible.push(cell)
    room -= cell.width
  }
  return visible
}

function draw(cells: readonly Cell[]): PictureLine {
  const text = cells.map((cell) => cell.text).join('')
  const carets = cells.map((cell) => (cell.marked ? '^' : ' ').repeat(cell.width)).join('')
  return { text, carets: carets.trimEnd() }
}
