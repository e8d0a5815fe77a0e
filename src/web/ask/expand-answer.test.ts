import { describe, expect, it } from 'vitest'
import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'
import { expandAnswer, stepQuery, withStep } from './expand-answer.ts'

const node = (id: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id,
  kind: 'dataset',
  namespace: 'n',
  name: id,
  ...more,
})

const edge = (from: string, to: string, job: string, more: Partial<EdgeJson> = {}): EdgeJson => ({
  from,
  to,
  jobs: [{ id: job, namespace: 'n', name: job }],
  basis: ['inferred'],
  ...more,
})

const graph = (
  nodes: readonly NodeJson[],
  edges: readonly EdgeJson[],
  more: Partial<GraphJson> = {},
): GraphJson => ({
  kind: 'graph',
  query: '…',
  complete: true,
  cuts: [],
  notes: [],
  nodes,
  edges,
  stats: { members: nodes.length, edges: edges.length, elapsedMs: 1 },
  ...more,
})

const shown = graph(
  [node('a', { start: true, distance: 0 }), node('b', { member: true, distance: 1, more: true })],
  [edge('a', 'b', 'j', { firstAt: '2026-01-02T00:00:00.000Z', lastAt: '2026-01-03T00:00:00.000Z' })],
)
const step = { way: 'down', id: 'b' } as const

describe('an expanded answer', () => {
  it('contains the new nodes one step further, as non-members', () => {
    const found = graph(
      [node('b', { start: true, distance: 0 }), node('c', { member: true, distance: 1, more: true })],
      [edge('b', 'c', 'k')],
    )
    const opened = expandAnswer(shown, step, found)
    expect(opened.nodes).toEqual([
      shown.nodes[0],
      node('b', { member: true, distance: 1 }),
      node('c', { distance: 2, more: true, opened: true }),
    ])
    expect(opened.edges.map(({ from, to }) => from + to)).toEqual(['ab', 'bc'])
    expect([opened.stats, opened.complete]).toEqual([shown.stats, true])
  })

  it('merges common edges', () => {
    const found = graph(
      [node('a', { member: true }), node('b', { start: true })],
      [
        edge('a', 'b', 'j', { firstAt: '2026-01-01T00:00:00.000Z', lastAt: '2026-01-02T00:00:00.000Z' }),
        edge('a', 'b', 'k', { basis: ['stated'], hidden: 2 }),
      ],
    )
    const both = expandAnswer(shown, { way: 'up', id: 'b' }, found).edges
    expect(both).toHaveLength(2)
    expect(both[0]).toMatchObject({
      jobs: [{ id: 'j' }],
      firstAt: '2026-01-01T00:00:00.000Z',
      lastAt: '2026-01-03T00:00:00.000Z',
    })
    const stated = graph(found.nodes, [edge('a', 'b', 'k', { basis: ['stated'] })])
    const [joined] = expandAnswer(shown, { way: 'up', id: 'b' }, stated).edges
    expect(joined).toMatchObject({ jobs: [{ id: 'j' }, { id: 'k' }], basis: ['inferred', 'stated'] })
    expect(joined).not.toHaveProperty('lastAt')
  })

  it('keeps the cut and the mark of an incomplete expansion', () => {
    const cut = { limit: 'nodes', value: 1, message: 'the first 1 nodes are kept' }
    const opened = expandAnswer(shown, step, graph([node('b')], [], { complete: false, cuts: [cut] }))
    expect([opened.complete, opened.cuts, opened.nodes[1]!.more]).toEqual([false, [cut], true])
  })

  it('is unchanged if the node is not shown', () => {
    expect(expandAnswer(shown, { way: 'up', id: 'z' }, graph([node('z'), node('y')], []))).toBe(shown)
  })
})

it('uses the level and time window of the answer', () => {
  expect(stepQuery(step, shown)).toBe('downstream of id b at dataset depth 1')
  const byRun = graph([node('a'), node('r', { kind: 'run' })], [], {
    window: {
      since: '2026-01-01T00:00:00.000Z',
      until: '2026-01-02T00:00:00.000Z',
      asOf: '2026-01-02T00:00:00.000Z',
      resolution: 'exact',
    },
  })
  expect(stepQuery({ way: 'up', id: 'a' }, byRun)).toBe(
    'upstream of id a at run depth 1 since 2026-01-01T00:00:00.000Z as of 2026-01-02T00:00:00.000Z',
  )
})

it('adds a step once', () => {
  expect(withStep([step], step)).toEqual([step])
  expect(withStep([step], { way: 'up', id: 'b' })).toHaveLength(2)
})
