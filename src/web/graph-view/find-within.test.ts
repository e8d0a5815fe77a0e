import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../render/answer-json.ts'
import { findWithin } from './find-within.ts'

const graph = {
  nodes: [
    { id: '1', name: 'Fct_Orders', namespace: 'duckdb', tag: ['pii', 'pii=high'] },
    { id: '2', name: 'orders', namespace: 'postgres://db', owner: 'Shop Team' },
    { id: '3', name: 'id', namespace: 'x', dataset: { id: '2', namespace: 'x', name: 'orders' } },
  ],
} as unknown as GraphJson

describe('searching within an answer', () => {
  it.each([
    ['ORDERS', ['1', '2', '3']],
    ['orders duckdb', ['1']],
    ['pii=high', ['1']],
    ['shop  team', ['2']],
    ['   ', []],
    ['nothing', []],
  ])('%j finds %j', (text, ids) => {
    expect(findWithin(graph, text)).toEqual(ids)
  })
})
