import { displayWidth } from '../../render/display-width.ts'
import type { Palette } from '../../render/palette.ts'
import { inlineText } from './inline-text.ts'
import type { Block } from './markdown-blocks.ts'

/** Columns of text without a terminal, and the most on a wide one: long lines are hard to read. */
const MAX_COLUMNS = 100
/** A cell is never narrower than this, even if the table then exceeds the terminal. */
const MIN_CELL = 8
const CODE_INDENT = '    '

export interface PageStyle {
  readonly palette: Palette
  /** Columns of the terminal; absent: not a terminal. */
  readonly width?: number
}

/** Blocks as lines for a terminal: headings strong, text wrapped at spaces, code indented and never wrapped. Ends with a line break. */
export function renderPage(blocks: readonly Block[], { palette, width }: PageStyle): string {
  const columns = Math.min(width ?? MAX_COLUMNS, MAX_COLUMNS)
  const parts = blocks.map((block, i) => {
    const isNextItem = block.kind === 'item' && blocks[i - 1]?.kind === 'item'
    return `${i === 0 || isNextItem ? '' : '\n'}${linesOf(block, palette, columns).join('\n')}\n`
  })
  return parts.join('')
}

function linesOf(block: Block, palette: Palette, columns: number): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return headingLines(block.level, inlineText(block.text, palette), palette)
    case 'paragraph':
      return wrapped(inlineText(block.text, palette), columns, '', '')
    case 'item': {
      const first = `${block.indent}${block.marker}`
      return wrapped(inlineText(block.text, palette), columns, first, ' '.repeat(first.length))
    }
    case 'code':
      return block.lines.map((line) => `${block.indent}${CODE_INDENT}${line}`.trimEnd())
    case 'table':
      return tableLines(
        block.rows.map((row) => row.map((cell) => inlineText(cell, palette))),
        palette,
        columns,
      )
  }
}

const UNDERLINES: Readonly<Record<number, string>> = { 1: '═', 2: '─' }

/** Underlines titles and sections, because there may be no colours. */
function headingLines(level: number, text: string, palette: Palette): readonly string[] {
  const underline = UNDERLINES[level]
  const line = palette.strong(text)
  return underline === undefined ? [line] : [line, palette.faint(underline.repeat(visibleWidth(text)))]
}

/** Wraps at spaces. Styles begin and end within a word, so they never reach into another cell. */
function wrapped(text: string, columns: number, first: string, next: string): readonly string[] {
  const lines: string[] = []
  let line = first
  let isStart = true
  for (const word of text.split(' ')) {
    if (!isStart && visibleWidth(line) + 1 + visibleWidth(word) > columns) {
      lines.push(line)
      line = next + word
    } else line += isStart ? word : ` ${word}`
    isStart = false
  }
  return [...lines, line]
}

/** Columns aligned to the terminal: the widest columns become narrower, and their cells have several lines. */
function tableLines(
  rows: readonly (readonly string[])[],
  palette: Palette,
  columns: number,
): readonly string[] {
  const widths = cellWidths(rows, columns)
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => cell + ' '.repeat(Math.max(0, widths[i]! - visibleWidth(cell)))).join('  ')
  const lines = rows.map((row) => {
    const cells = widths.map((width, i) => wrapped(row[i] ?? '', width, '', ''))
    const height = Math.max(...cells.map(({ length }) => length))
    return Array.from({ length: height }, (_, l) => line(cells.map((cell) => cell[l] ?? '')).trimEnd())
  })
  const [header = [], ...rest] = lines
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [...header.map((text) => palette.strong(text)), palette.faint(rule), ...rest.flat()]
}

function cellWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const header = rows[0] ?? []
  const widths = header.map((_, i) => Math.max(1, ...rows.map((row) => visibleWidth(row[i] ?? ''))))
  const spaces = 2 * (widths.length - 1)
  while (widths.reduce((sum, width) => sum + width, spaces) > columns) {
    const widest = Math.max(...widths)
    if (widest <= MIN_CELL) break
    widths[widths.indexOf(widest)] = widest - 1
  }
  return widths
}

/** Escape sequences of colours have no width. */
const visibleWidth = (text: string): number => displayWidth(text.replaceAll(/\u001b\[\d+m/gu, ''))
