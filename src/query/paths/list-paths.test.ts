import { describe, expect, it } from 'vitest'
import type { Id } from '../../domain/ids.ts'
import { listPaths, type ListedPaths } from './list-paths.ts'
import type { DatasetStep } from './step.ts'
import { pathGraphOf } from './path-graph.ts'

const id = (text: string): Id => text as Id
const never = (): boolean => false

interface Sketch {
  /** Each as `from to`, or `from to job`. */
  readonly steps: readonly string[]
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  readonly skipped?: readonly string[]
}

function graphOf({ steps, starts, ends, skipped = [] }: Sketch) {
  const parts = steps.map((text) => text.split(' ').map(id) as [Id, Id, Id?])
  const seen = [...new Set(parts.flat().flatMap((part) => part ?? []))].sort()
  return pathGraphOf({
    steps: parts.map(([from, to, job]): DatasetStep => ({
      from,
      to,
      crossing: {
        kind: 'pair',
        near: from,
        far: to,
        fact: { source: from, target: to, ...(job === undefined ? {} : { jobId: job }) },
      },
    })),
    starts: starts.map(id),
    startJobs: [],
    ends: new Set(ends.map(id)),
    skipped: new Set(skipped.map(id)),
    shownAs: (node) => node,
    jobOf: ({ crossing }) => (crossing.kind === 'pair' ? crossing.fact.jobId : undefined),
    seen,
  })
}

const told = ({ ways }: ListedPaths): readonly string[] => ways.map((way) => way.join(' '))
const waysOf = (sketch: Sketch, wanted = 100): readonly string[] =>
  told(listPaths(graphOf(sketch), wanted, never))

/** So many steps to one another: every node leads to every other. */
const complete = (count: number): readonly string[] => {
  const names = Array.from({ length: count }, (_, i) => `n${String(i).padStart(3, '0')}`)
  return names.flatMap((a) => names.flatMap((b) => (a === b ? [] : [`${a} ${b}`])))
}

describe('listing ways', () => {
  it('gives the shortest first, then by names', () => {
    const steps = ['a c', 'a b', 'b d', 'c d', 'a d', 'c b']
    expect(waysOf({ steps, starts: ['a'], ends: ['d'] })).toEqual(['a d', 'a b d', 'a c d', 'a c b d'])
  })

  it('comes to nothing twice, but may end where it began', () => {
    const steps = ['a b', 'b a', 'b c', 'c b', 'a a']
    expect(waysOf({ steps, starts: ['a'], ends: ['a', 'c'] })).toEqual(['a a', 'a b a', 'a b c'])
  })

  it('goes on past an end to another, and from one start through another', () => {
    const steps = ['a b', 'b c', 'c d']
    expect(waysOf({ steps, starts: ['a', 'b'], ends: ['c', 'd'] })).toEqual([
      'b c',
      'a b c',
      'b c d',
      'a b c d',
    ])
  })

  it('tells jobs between, each way by another, and a job again after a node', () => {
    const steps = ['a b j', 'a b k', 'b c j']
    expect(waysOf({ steps, starts: ['a'], ends: ['c'] })).toEqual(['a j b j c', 'a k b j c'])
  })

  it('does not tell what is skipped, tells such ways once, and counts no step for it', () => {
    const steps = ['a s', 'a t', 's b', 't b', 's t', 't s', 'a b', 'a x', 'x b']
    expect(waysOf({ steps, starts: ['a'], ends: ['b'], skipped: ['s', 't'] })).toEqual(['a b', 'a x b'])
  })

  it('says whether there are more', () => {
    const sketch = { steps: ['a b', 'a c', 'b d', 'c d'], starts: ['a'], ends: ['d'] }
    expect(listPaths(graphOf(sketch), 1, never)).toMatchObject({ left: 'more' })
    expect(listPaths(graphOf(sketch), 2, never)).toMatchObject({ left: 'none' })
  })

  it('is quick where there are more ways than atoms, in a dense graph', () => {
    const ways = waysOf({ steps: complete(60), starts: ['n000'], ends: ['n059'] })
    expect(ways.length).toBe(100)
    expect(ways[0]).toBe('n000 n059')
    expect(ways.filter((way) => way.split(' ').length === 3).length).toBe(58)
  })

  it('is quick on a ladder of 20,000 rungs, whose ways are all as long', () => {
    const steps = Array.from({ length: 20_000 }, (_, i) => [
      `${i} ${i}l`,
      `${i} ${i}r`,
      `${i}l ${i + 1}`,
      `${i}r ${i + 1}`,
    ]).flat()
    const { ways, left } = listPaths(graphOf({ steps, starts: ['0'], ends: ['20000'] }), 100, never)
    expect([ways.length, ways[0]!.length, left]).toEqual([100, 40_001, 'more'])
  })

  it('takes a chain of 100,000 nodes', () => {
    const steps = Array.from({ length: 100_000 }, (_, i) => `${i} ${i + 1}`)
    const { ways, left } = listPaths(graphOf({ steps, starts: ['0'], ends: ['100000'] }), 100, never)
    expect([ways.length, ways[0]!.length, left]).toEqual([1, 100_001, 'none'])
  })

  it('is quick where most of what a way may come to only leads back', () => {
    const chain = Array.from({ length: 30 }, (_, i) => `w${i} w${i + 1}`)
    const traps = Array.from({ length: 30 }, (_, i) => [`w${i} n000`, `n019 w${i}`]).flat()
    const steps = [...chain, ...traps, ...complete(20)]
    const ways = waysOf({ steps, starts: ['w0'], ends: ['w30'] }, 3)
    expect(ways[0]).toBe('w0 n000 n019 w29 w30')
    expect(ways.length).toBe(3)
  })

  it('gives up when the time is up, and says so', () => {
    const sketch = { steps: complete(60), starts: ['n000'], ends: ['n059'] }
    expect(listPaths(graphOf(sketch), 1_000_000, () => true)).toMatchObject({ left: 'unknown' })
  })
})
