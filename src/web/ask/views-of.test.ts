import { expect, it } from 'vitest'
import type { GraphJson, TableJson } from '../../render/answer-json.ts'
import { statusWords } from './status-words.ts'
import { viewOf } from './views-of.ts'

it('uses the requested view or the default', () => {
  expect(viewOf({ kind: 'graph' }, undefined)).toBe('graph')
  expect(viewOf({ kind: 'graph' }, 'tree')).toBe('tree')
  expect(viewOf({ kind: 'table' }, 'tree')).toBe('table')
  expect(viewOf({ kind: 'plan' }, 'graph')).toBe('plan')
})

it('states counts and duration', () => {
  const stats = { members: 1, edges: 2, elapsedMs: 2.4 }
  const graph = { kind: 'graph', stats, nodes: [{ member: true }] } as unknown as GraphJson
  expect(statusWords(graph)).toEqual({ counts: '1 member, 2 edges', took: '3 ms' })
  const changes = [{ member: true, change: 'added' }, { change: 'removed' }]
  expect(statusWords({ ...graph, nodes: changes } as unknown as GraphJson).counts).toBe(
    '1 member (1 added, 0 removed), 2 edges',
  )
  const table = {
    kind: 'table',
    stats: { ...stats, elapsedMs: 12_345 },
    rows: [[1], [2]],
  } as unknown as TableJson
  expect(statusWords(table)).toEqual({ counts: '2 rows', took: '12.3 s' })
})
