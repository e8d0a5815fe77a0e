import { describe, expect, it } from 'vitest'
import { answer, chain, column, edge, node } from './answer.test-support.ts'
import { EMPTY_VIEW } from './scene-view.ts'
import { buildScene } from './build-scene.ts'
import { initialView } from './initial-view.ts'

const many = (count: number, fields: (i: number) => object) =>
  answer(
    Array.from({ length: count }, (_, i) => node(`n${i}`, { start: i === 0, ...fields(i) })),
    Array.from({ length: count - 1 }, (_, i) => edge(`n${i}`, `n${i + 1}`)),
  )

describe('initialView', () => {
  it('draws a small answer node by node', () => {
    expect(initialView(chain()).groupBy).toBeUndefined()
  })

  it('groups a large answer by namespace, except its start', () => {
    const graph = many(1_000, (i) => ({ namespace: `ns${i % 10}` }))
    const view = initialView(graph)
    expect(view.groupBy).toBe('namespace')
    expect(buildScene(graph, view, { now: 0 }).summary).toMatchObject({ shown: 1, groups: 10, inGroups: 999 })
  })

  it('uses another grouping if namespaces do not fit the screen', () => {
    expect(initialView(many(1_000, (i) => ({ tag: `t${i % 5}` }))).groupBy).toBe('tag')
    expect(initialView(many(1_000, (i) => ({ namespace: `ns${i}`, storage: `s${i % 3}` }))).groupBy).toBe(
      'storage',
    )
  })

  it('uses the smallest grouping if none fits', () => {
    const graph = many(1_000, (i) => ({ namespace: `ns${i % 400}`, storage: `s${i % 200}` }))
    expect(initialView(graph).groupBy).toBe('storage')
  })

  it('puts all but the start into one group if the graph would be too high', () => {
    const around = (distance: (i: number) => number) =>
      answer(
        Array.from({ length: 400 }, (_, i) => node(`n${i}`, { start: i === 0, distance: distance(i) })),
        Array.from({ length: 399 }, (_, i) => edge('n0', `n${i + 1}`)),
      )
    const hub = around((i) => Math.min(i, 1))
    expect(buildScene(hub, initialView(hub), { now: 0 }).summary).toMatchObject({ shown: 1, groups: 1 })
    expect(initialView(around((i) => i % 5))).toEqual(EMPTY_VIEW)
    const byJob = answer(
      hub.nodes,
      hub.edges.map((one, i) => ({
        ...one,
        jobs: [{ id: `${i % 3}`, namespace: 'etl', name: `j${i % 3}` }],
      })),
    )
    expect(initialView(byJob).groupBy).toBe('job')
  })

  it('groups starts as well when there are many', () => {
    const graph = many(1_000, (i) => ({ namespace: `ns${i % 4}`, start: true }))
    expect(buildScene(graph, initialView(graph), { now: 0 }).nodes).toHaveLength(4)
  })

  it('opens the columns of a small answer of columns', () => {
    expect([...initialView(answer([column('a', 'x')], [])).columnsOpen]).toEqual(['a'])
    const rows = Array.from({ length: 500 }, (_, i) => column('a', `c${i}`))
    expect(initialView(answer(rows, [])).columnsOpen.size).toBe(0)
  })
})
