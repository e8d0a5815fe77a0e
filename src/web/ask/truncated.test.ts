import { describe, expect, it } from 'vitest'
import type { GraphJson, TableJson } from '../../render/answer-json.ts'
import { truncated } from './truncated.ts'

const graph = (nodes: number, edges: number): GraphJson => ({
  kind: 'graph',
  query: 'datasets',
  complete: true,
  cuts: [],
  notes: [],
  nodes: Array.from({ length: nodes }, (_, i) => ({
    id: String(i),
    kind: 'dataset',
    namespace: 'a',
    name: `n${i}`,
  })),
  edges: Array.from({ length: edges }, (_, i) => ({
    from: '0',
    to: String(i),
    jobs: [],
    basis: ['inferred'],
  })),
  stats: { members: nodes, edges, elapsedMs: 1 },
})

describe('an answer as text', () => {
  it('is complete if it is short enough', () => {
    const small = graph(5_000, 10_000)
    expect(truncated(small)).toEqual({ answer: small, left: [] })
    expect(truncated(small).answer).toBe(small)
  })

  it('is cut if it is too long, with the omitted counts', () => {
    const { answer, left } = truncated(graph(100_000, 10_001))
    expect(left).toEqual([
      { count: 95_000, of: 'nodes' },
      { count: 1, of: 'edges' },
    ])
    expect([answer.nodes.length, answer.edges.length]).toEqual([5_000, 10_000])
    expect(answer.nodes[4_999]!.name).toBe('n4999')
    expect(answer.stats.members).toBe(100_000)
  })

  it('may be a table', () => {
    const table: TableJson = {
      kind: 'table',
      query: 'datasets show name',
      complete: true,
      cuts: [],
      notes: [],
      columns: [{ name: 'name' }],
      rows: Array.from({ length: 30_000 }, (_, i) => [i]),
      stats: { elapsedMs: 1, members: 0, edges: 0 },
    }
    expect(truncated(table).left).toEqual([{ count: 10_000, of: 'rows' }])
    expect(truncated(table).answer.rows).toHaveLength(20_000)
  })
})
