import type { GraphJson, TableJson, ValueJson } from './answer-json.ts'
import { nodeTable } from './node-table.ts'
import { printableCell } from './printable.ts'

/**
 * An answer as CSV (RFC 4180): a header, CRLF after every record, UTF-8 without a byte order mark. A graph is written
 * as its nodes. An absent value is an empty field, an empty text is `""`, and several values are joined by `; `.
 *
 * A text that begins with `=`, `+`, `-`, `@` (including full-width ones), a tab or a line break gets an apostrophe in
 * front, because spreadsheets would run it as a formula. So does a text that begins so after apostrophes; removing
 * one apostrophe therefore always restores the text. Numbers stay as they are. `check` is called for each record.
 *
 * Control characters except tabs and line breaks, and overrides of the writing direction, are written as `\u202e`
 * (`printableCell`).
 */
export function renderCsv(answer: GraphJson | TableJson, check: () => void = () => undefined): string {
  const { columns, rows } =
    answer.kind === 'graph'
      ? nodeTable(answer)
      : { columns: answer.columns.map(({ name }) => name), rows: answer.rows }
  const record = (row: readonly (ValueJson | null)[]): string => {
    check()
    return `${row.map(field).join(',')}\r\n`
  }
  return [columns, ...rows].map(record).join('')
}

/** The beginning of a formula in spreadsheets (OWASP, "CSV Injection"), with or without apostrophes before it. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

function field(value: ValueJson | null): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = printableCell(typeof value === 'string' ? value : value.join('; '))
  const safe = FORMULA.test(text) ? `'${text}` : text
  return safe === '' || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
