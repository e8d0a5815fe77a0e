import { expect, it } from 'vitest'
import { datasetId, jobId } from '../domain/ids.ts'
import { FOREVER } from '../domain/time.ts'
import type { Answer } from '../query/answer.ts'
import { toAnswerJson } from './to-answer-json.ts'

const raw = datasetId('pg', 'raw')
const mart = datasetId('pg', 'mart')
const load = jobId('etl', 'load')
const at = Date.UTC(2026, 10, 24, 1, 2, 3, 4)

const answer: Answer = {
  query: 'downstream of dataset "raw"',
  complete: true,
  cuts: [],
  notes: [
    {
      code: 'empty',
      severity: 'warning',
      message: 'nothing fits',
      span: { start: 1, end: 2 },
      hints: [],
      suggestions: ['x'],
    },
  ],
  window: { since: at, resolution: 'exact' },
  stats: { members: 1, edges: 1, elapsedMs: 4.1 },
  result: {
    kind: 'graph',
    nodes: [
      { kind: 'dataset', id: raw, namespace: 'pg', name: 'raw', start: true, member: false, distance: 0 },
      {
        kind: 'dataset',
        id: mart,
        namespace: 'pg',
        name: 'mart',
        member: true,
        distance: 1,
        more: false,
        aliases: [{ namespace: 's3://lake', name: 'mart' }],
        fields: { lastWritten: at, basis: ['stated'], name: 'not this one' },
      },
    ],
    edges: [
      {
        from: raw,
        to: mart,
        jobs: [{ id: load, namespace: 'etl', name: 'load', firstAt: at, lastAt: FOREVER }],
        basis: ['stated'],
        firstAt: at,
      },
    ],
  },
}

it('writes a graph with ISO times and without absent members', () => {
  expect(JSON.parse(JSON.stringify(toAnswerJson(answer)))).toEqual({
    kind: 'graph',
    query: 'downstream of dataset "raw"',
    complete: true,
    cuts: [],
    notes: [
      {
        code: 'empty',
        severity: 'warning',
        message: 'nothing fits',
        span: { start: 1, end: 2 },
        suggestions: ['x'],
      },
    ],
    window: { since: '2026-11-24T01:02:03.004Z', resolution: 'exact' },
    nodes: [
      { id: raw, kind: 'dataset', namespace: 'pg', name: 'raw', start: true, distance: 0 },
      {
        id: mart,
        kind: 'dataset',
        namespace: 'pg',
        name: 'mart',
        aliases: [{ namespace: 's3://lake', name: 'mart' }],
        member: true,
        distance: 1,
        lastWritten: '2026-11-24T01:02:03.004Z',
        basis: ['stated'],
      },
    ],
    edges: [
      {
        from: raw,
        to: mart,
        jobs: [{ id: load, namespace: 'etl', name: 'load', firstAt: '2026-11-24T01:02:03.004Z' }],
        basis: ['stated'],
        firstAt: '2026-11-24T01:02:03.004Z',
      },
    ],
    stats: { members: 1, edges: 1, elapsedMs: 4.1 },
  })
})

it('writes a table with times by column type, and null for absent values', () => {
  const json = toAnswerJson({
    ...answer,
    notes: [],
    result: {
      kind: 'table',
      columns: [
        { name: 'name', type: 'text' },
        { name: 'lastWritten', type: 'time' },
        { name: 'count', type: 'number' },
      ],
      rows: [
        ['raw', at, 7],
        ['mart', null, 0],
      ],
    },
  })
  expect(json).toMatchObject({
    kind: 'table',
    columns: [{ name: 'name' }, { name: 'lastWritten' }, { name: 'count' }],
    rows: [
      ['raw', '2026-11-24T01:02:03.004Z', 7],
      ['mart', null, 0],
    ],
  })
})
