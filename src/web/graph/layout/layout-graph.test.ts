import { describe, expect, it } from 'vitest'
import { layoutGraph } from './layout-graph.ts'
import { overlaps, problemOf } from './layout.test-support.ts'
import { previousOf } from './warm-up-growth.ts'

describe('layOut', () => {
  it('places a chain level, from left to right', () => {
    const { x, y, back } = layoutGraph(
      problemOf(3, [
        [0, 1],
        [1, 2],
      ]),
    )
    expect(x[0]! + 200).toBeLessThan(x[1]!)
    expect(x[1]! + 200).toBeLessThan(x[2]!)
    expect(new Set(y).size).toBe(1)
    expect([...back]).toEqual([0, 0])
  })

  it('places a source next to its consumer', () => {
    const { layer } = layoutGraph(
      problemOf(5, [
        [0, 1],
        [1, 2],
        [2, 3],
        [4, 3],
      ]),
    )
    expect(layer[4]).toBe(2)
  })

  it('starts a cycle at its entry and reverses the closing edge', () => {
    const { layer, back } = layoutGraph(
      problemOf(4, [
        [3, 1],
        [0, 1],
        [1, 2],
        [2, 0],
      ]),
    )
    expect([...layer]).toEqual([3, 1, 2, 0])
    expect([...back]).toEqual([0, 1, 0, 0])
  })

  it('gives a loop no bends', () => {
    const { back, bendStarts, width } = layoutGraph(problemOf(1, [[0, 0]]))
    expect([...back]).toEqual([1])
    expect([...bendStarts]).toEqual([0, 0])
    expect(width).toBe(200)
  })

  it('routes an edge around nodes', () => {
    const { x, y, bends, bendStarts } = layoutGraph(
      problemOf(3, [
        [0, 1],
        [1, 2],
        [0, 2],
      ]),
    )
    expect([...bendStarts]).toEqual([0, 0, 0, 1])
    const [from, to, at] = bends
    expect([from, to]).toEqual([x[1], x[1]! + 200])
    expect(at! < y[1]! || at! > y[1]! + 70).toBe(true)
  })

  it('packs components into the shape of a screen', () => {
    const { width, height } = layoutGraph(problemOf(100, []))
    expect(width / height).toBeGreaterThan(1)
    expect(width / height).toBeLessThan(3)
  })

  it('accepts an empty graph', () => {
    expect(layoutGraph(problemOf(0, []))).toMatchObject({ width: 0, height: 0 })
  })

  it('handles a chain of ten thousand nodes', () => {
    const { layer } = layoutGraph(
      problemOf(
        10_000,
        Array.from({ length: 9_999 }, (_, i) => [i, i + 1] as const),
      ),
    )
    expect(layer[9_999]).toBe(9_999)
  })

  it('places a complete graph in a block and keeps it there', () => {
    const all = Array.from({ length: 25 }, (_, i) => i)
    const problem = problemOf(
      25,
      all.flatMap((a) => all.flatMap((b) => (a === b ? [] : [[a, b] as const]))),
    )
    const solution = layoutGraph(problem)
    expect(new Set(solution.layer).size).toBe(5)
    expect(overlaps(problem, solution)).toEqual([])
    const again = layoutGraph({ ...problem, previous: previousOf(problem, solution) })
    expect([again.x, again.y, again.bends]).toEqual([solution.x, solution.y, solution.bends])
  })
})
