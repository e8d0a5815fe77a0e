import type { GraphJson, TableJson, ValueJson } from './answer-json.ts'
import { graphRows } from './graph-rows.ts'
import { printableCell } from './printable.ts'

/**
 * An answer as CSV (RFC 4180): a header, CRLF after every record, UTF-8 without a mark. A graph gives its nodes. An
 * absent value is an empty field, an empty text is `""`, several values are joined by `; `.
 *
 * A text that begins with `=`, `+`, `-`, `@` (full-width ones too), a tab or a line break gets an apostrophe in front, since
 * spreadsheets would run it as a formula; so does one that begins so behind apostrophes, which makes taking one away give
 * the text back. Numbers are left alone. `check` is called for each record.
 *
 * Control characters but tabs and line breaks, and overrides of the writing direction, are written as `\u202e` (`printableCell`).
 */
export function renderCsv(answer: GraphJson | TableJson, check: () => void = () => undefined): string {
  const { columns, rows } =
    answer.kind === 'graph'
      ? graphRows(answer)
      : { columns: answer.columns.map(({ name }) => name), rows: answer.rows }
  const record = (row: readonly (ValueJson | null)[]): string => {
    check()
    return `${row.map(field).join(',')}\r\n`
  }
  return [columns, ...rows].map(record).join('')
}

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), behind apostrophes or not. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

function field(value: ValueJson | null): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = printableCell(typeof value === 'string' ? value : value.join('; '))
  const safe = FORMULA.test(text) ? `'${text}` : text
  return safe === '' || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
