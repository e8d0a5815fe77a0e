import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { AnswerWindow, Table } from '../domain/lineage-graph.ts'
import type { Answer, AnswerHead } from '../query/answer.ts'
import type { GraphJson, NoteJson, TableJson, WindowJson } from './answer-json.ts'
import { time, toGraph, toTime } from './graph-json.ts'

/** The wire form of an answer, from which every other format is made. */
export function toAnswerJson(answer: Answer): GraphJson | TableJson {
  return answer.result.kind === 'graph'
    ? { kind: 'graph', ...headOf(answer), ...toGraph(answer.result), stats: answer.stats }
    : { kind: 'table', ...headOf(answer), ...toTable(answer.result), stats: answer.stats }
}

/** The properties of the whole answer, in wire form. */
export function headOf(answer: AnswerHead) {
  return {
    query: answer.query,
    complete: answer.complete,
    cuts: answer.cuts,
    notes: toNotes(answer.notes),
    ...(answer.window === undefined ? {} : { window: toWindow(answer.window) }),
    ...(answer.comparedWith === undefined ? {} : { comparedWith: toWindow(answer.comparedWith) }),
  }
}

export const toNotes = (diagnostics: readonly Diagnostic[]): readonly NoteJson[] =>
  diagnostics.map(({ code, severity, message, span, expected, hints, suggestions, queries }) => ({
    code,
    severity,
    message,
    ...(span === undefined ? {} : { span: { start: span.start, end: span.end } }),
    ...(expected === undefined || expected.length === 0 ? {} : { expected }),
    ...(hints === undefined || hints.length === 0 ? {} : { hints }),
    ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions }),
    ...(queries === undefined || queries.length === 0 ? {} : { queries }),
  }))

const toWindow = ({ since, until, asOf, resolution }: AnswerWindow): WindowJson => ({
  ...time('since', since),
  ...time('until', until),
  ...time('asOf', asOf),
  resolution,
})

function toTable(table: Table): Pick<TableJson, 'columns' | 'rows'> {
  return { columns: toColumns(table), rows: table.rows.map((row) => toRow(table, row)) }
}

export const toColumns = ({ columns }: Table): TableJson['columns'] => columns.map(({ name }) => ({ name }))

export const toRow = ({ columns }: Table, row: Table['rows'][number]): TableJson['rows'][number] =>
  row.map((value, i) => (value !== null && columns[i]?.type === 'time' ? toTime(value) : value))
