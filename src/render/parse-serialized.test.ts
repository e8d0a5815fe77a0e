import { jsonText } from './printable.ts'
import { TimeBudget } from '../query/time-budget.ts'
import { expect, it } from 'vitest'
import { datasetId, jobId } from '../domain/ids.ts'
import type { LineageGraph, Table } from '../domain/lineage-graph.ts'
import type { Answer } from '../query/answer.ts'
import { toAnswerJson } from './to-answer-json.ts'
import { renderNdjson } from './ndjson.ts'
import { parseSerialized, serializedBytes, serializedToJson, serializedToNdjson } from './parse-serialized.ts'
import { buffersOf, serialize } from './serialize-answer.ts'

const at = Date.UTC(2026, 10, 24, 1, 2, 3, 4)
const head = {
  query: 'datasets "größe\n"',
  complete: false,
  cuts: [{ limit: 'nodes', value: 2, message: 'line one\nline two' }],
  notes: [],
  window: { since: at, resolution: 'day' },
  stats: { members: 2, edges: 1, elapsedMs: 4.1 },
} as const satisfies Omit<Answer, 'result'>

/** Large enough for several chunks, with line feeds, quotes and multi-byte characters. */
const count = 2_000
const name = (i: number): string => `客户 "t\n${i}" \u2028`
const graph: LineageGraph = {
  kind: 'graph',
  nodes: Array.from({ length: count }, (_, i) => ({
    kind: 'dataset',
    id: datasetId('pg', name(i)),
    namespace: 'pg',
    name: name(i),
    fields: { lastWritten: at },
  })),
  edges: Array.from({ length: count - 1 }, (_, i) => ({
    from: datasetId('pg', name(i)),
    to: datasetId('pg', name(i + 1)),
    jobs: [{ id: jobId('etl', 'load'), namespace: 'etl', name: 'load', lastAt: at }],
    basis: ['stated'],
  })),
}
const table: Table = {
  kind: 'table',
  columns: [
    { name: 'name', type: 'text' },
    { name: 'lastWritten', type: 'time' },
  ],
  rows: Array.from({ length: count }, (_, i) => [name(i), i % 2 === 0 ? at : null]),
}
const answers: readonly (readonly [string, Answer])[] = [
  ['a graph', { ...head, result: graph }],
  [
    'a graph with paths',
    { ...head, comparedWith: head.window, result: { ...graph, paths: [[graph.nodes[0]!.id]] } },
  ],
  ['an empty graph', { ...head, result: { kind: 'graph', nodes: [], edges: [] } }],
  ['a table', { ...head, result: table }],
  ['an empty table', { ...head, result: { kind: 'table', columns: [], rows: [] } }],
]

const UNLIMITED = new TimeBudget(1_000, () => 0)

it.each(answers)('gives the same JSON, NDJSON and objects for %s as the answer itself', (_, answer) => {
  const one = serialize(answer, UNLIMITED)
  const { bytes, parts } = serializedToJson(one)
  const json = Buffer.concat([...parts()].map((part) => Buffer.from(part)))
  expect(json.toString()).toBe(`${jsonText(toAnswerJson(answer))}\n`)
  expect(bytes).toBe(json.byteLength)
  expect([...serializedToNdjson(one)].join('')).toBe([...renderNdjson(toAnswerJson(answer))].join(''))
  expect(parseSerialized(one)).toEqual(JSON.parse(JSON.stringify(toAnswerJson(answer))))
})

it('takes no more memory than its bytes', () => {
  const one = serialize(answers[0]![1], UNLIMITED)
  expect(one.result.lists[0]!.chunks.length).toBeGreaterThan(2)
  expect(buffersOf(one).reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(serializedBytes(one))
})
