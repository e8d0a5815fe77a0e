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

const joined = ({ paths }: ListedPaths): readonly string[] => paths.map((path) => path.join(' '))
const pathsOf = (sketch: Sketch, wanted = 100): readonly string[] =>
  joined(listPaths(graphOf(sketch), wanted, never))

/** The steps of a complete graph of `count` nodes. */
const complete = (count: number): readonly string[] => {
  const names = Array.from({ length: count }, (_, i) => `n${String(i).padStart(3, '0')}`)
  return names.flatMap((a) => names.flatMap((b) => (a === b ? [] : [`${a} ${b}`])))
}

describe('listing paths', () => {
  it('lists the shortest first, then by names', () => {
    const steps = ['a c', 'a b', 'b d', 'c d', 'a d', 'c b']
    expect(pathsOf({ steps, starts: ['a'], ends: ['d'] })).toEqual(['a d', 'a b d', 'a c d', 'a c b d'])
  })

  it('visits no node twice, but may end where it began', () => {
    const steps = ['a b', 'b a', 'b c', 'c b', 'a a']
    expect(pathsOf({ steps, starts: ['a'], ends: ['a', 'c'] })).toEqual(['a a', 'a b a', 'a b c'])
  })

  it('continues through an end to another end, and from one start through another', () => {
    const steps = ['a b', 'b c', 'c d']
    expect(pathsOf({ steps, starts: ['a', 'b'], ends: ['c', 'd'] })).toEqual([
      'b c',
      'a b c',
      'b c d',
      'a b c d',
    ])
  })

  it('lists one path for each job between two nodes, and may use a job again after a node', () => {
    const steps = ['a b j', 'a b k', 'b c j']
    expect(pathsOf({ steps, starts: ['a'], ends: ['c'] })).toEqual(['a j b j c', 'a k b j c'])
  })

  it('omits skipped nodes, lists paths that differ only in them once, and does not count them as steps', () => {
    const steps = ['a s', 'a t', 's b', 't b', 's t', 't s', 'a b', 'a x', 'x b']
    expect(pathsOf({ steps, starts: ['a'], ends: ['b'], skipped: ['s', 't'] })).toEqual(['a b', 'a x b'])
  })

  it('reports whether there are more', () => {
    const sketch = { steps: ['a b', 'a c', 'b d', 'c d'], starts: ['a'], ends: ['d'] }
    expect(listPaths(graphOf(sketch), 1, never)).toMatchObject({ left: 'more' })
    expect(listPaths(graphOf(sketch), 2, never)).toMatchObject({ left: 'none' })
  })

  it('is fast in a dense graph that has more paths than atoms exist', () => {
    const paths = pathsOf({ steps: complete(60), starts: ['n000'], ends: ['n059'] })
    expect(paths.length).toBe(100)
    expect(paths[0]).toBe('n000 n059')
    expect(paths.filter((path) => path.split(' ').length === 3).length).toBe(58)
  })

  it('is fast on a ladder of 20,000 rungs, whose paths all have the same length', () => {
    const steps = Array.from({ length: 20_000 }, (_, i) => [
      `${i} ${i}l`,
      `${i} ${i}r`,
      `${i}l ${i + 1}`,
      `${i}r ${i + 1}`,
    ]).flat()
    const { paths, left } = listPaths(graphOf({ steps, starts: ['0'], ends: ['20000'] }), 100, never)
    expect([paths.length, paths[0]!.length, left]).toEqual([100, 40_001, 'more'])
  })

  it('handles a chain of 100,000 nodes', () => {
    const steps = Array.from({ length: 100_000 }, (_, i) => `${i} ${i + 1}`)
    const { paths, left } = listPaths(graphOf({ steps, starts: ['0'], ends: ['100000'] }), 100, never)
    expect([paths.length, paths[0]!.length, left]).toEqual([1, 100_001, 'none'])
  })

  it('is fast if most nodes that a path can reach only lead back', () => {
    const chain = Array.from({ length: 30 }, (_, i) => `w${i} w${i + 1}`)
    const traps = Array.from({ length: 30 }, (_, i) => [`w${i} n000`, `n019 w${i}`]).flat()
    const steps = [...chain, ...traps, ...complete(20)]
    const paths = pathsOf({ steps, starts: ['w0'], ends: ['w30'] }, 3)
    expect(paths[0]).toBe('w0 n000 n019 w29 w30')
    expect(paths.length).toBe(3)
  })

  it('stops when the time is up, and reports it', () => {
    const sketch = { steps: complete(60), starts: ['n000'], ends: ['n059'] }
    expect(listPaths(graphOf(sketch), 1_000_000, () => true)).toMatchObject({ left: 'unknown' })
  })
})
