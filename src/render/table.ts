import type { GraphJson, TableJson, ValueJson } from './answer-json.ts'
import { displayWidth, padEndTo, padStartTo } from './display-width.ts'
import { nodeTable, type Rows } from './node-table.ts'
import { PLAIN, type Palette } from './palette.ts'
import { printable, printableName } from './printable.ts'

/**
 * An answer as aligned text: a header, a rule and one line per row, without a final line break. Numbers are aligned
 * right, an absent value is `null`, and several values are joined by commas. A graph is written as its nodes. `check`
 * is called for each row.
 */
export function renderTable(
  answer: GraphJson | TableJson,
  palette: Palette = PLAIN,
  check: () => void = () => undefined,
): string {
  const { columns, rows } = answer.kind === 'graph' ? nodeTable(answer) : tableRows(answer)
  if (rows.length === 0) return palette.faint('(no rows)')
  const texts = rows.map((row) => {
    check()
    return row.map(cellText)
  })
  const header = columns.map(printable)
  const widths = header.map((name, i) =>
    texts.reduce((width, row) => Math.max(width, displayWidth(row[i]!)), displayWidth(name)),
  )
  const numeric = header.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === 'number'))
  const aligned = (cells: readonly string[]): readonly string[] =>
    cells.map((text, i) => (numeric[i] === true ? padStartTo(text, widths[i]!) : padEndTo(text, widths[i]!)))
  const line = (cells: readonly string[]): string => cells.join('  ').trimEnd()
  return [
    palette.strong(line(aligned(header))),
    palette.faint(line(widths.map((width) => '─'.repeat(width)))),
    ...texts.map((row, r) => {
      check()
      return line(aligned(row).map((text, i) => (rows[r]![i] === null ? palette.faint(text) : text)))
    }),
  ].join('\n')
}

const tableRows = (table: TableJson): Rows => ({
  columns: table.columns.map(({ name }) => name),
  rows: table.rows,
})

function cellText(value: ValueJson | null): string {
  if (value === null) return 'null'
  return typeof value === 'object'
    ? value.map((item) => printableName(String(item))).join(', ')
    : printableName(String(value))
}
