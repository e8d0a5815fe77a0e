import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { AnswerWindow, Table } from '../domain/lineage-graph.ts'
import type { Answer, WrittenAnswer } from '../query/answer.ts'
import type { GraphJson, NoteJson, TableJson, WindowJson } from './answer-json.ts'
import { time, toGraph, toTime } from './graph-json.ts'

/** An answer in its one wire form; every other format is made from this. */
export function toAnswerJson(answer: Answer): GraphJson | TableJson {
  return answer.result.kind === 'graph'
    ? { kind: 'graph', ...headOf(answer), ...toGraph(answer.result), stats: answer.stats }
    : { kind: 'table', ...headOf(answer), ...toTable(answer.result), stats: answer.stats }
}

/** The text of the same JSON, where the graph has been written already. */
export function writtenJson(answer: WrittenAnswer): string {
  const { result, stats } = answer
  if (result.kind === 'table')
    return JSON.stringify({ kind: 'table', ...headOf(answer), ...toTable(result), stats })
  const head = JSON.stringify({ kind: 'graph', ...headOf(answer) }).slice(0, -1)
  return `${head},${result.members},"stats":${JSON.stringify(stats)}}`
}

function headOf(answer: Omit<Answer, 'result'>) {
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
  return {
    columns: table.columns.map(({ name }) => ({ name })),
    rows: table.rows.map((row) =>
      row.map((value, i) => (value !== null && table.columns[i]?.type === 'time' ? toTime(value) : value)),
    ),
  }
}
