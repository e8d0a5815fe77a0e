import { describe, expect, it } from 'vitest'
import type { Id } from '../../domain/ids.ts'
import { Session } from '../session.ts'
import { INFERRED, STATED } from './basis.ts'
import { contractEdges } from './contract-edges.ts'
import { EdgeAccumulator } from './edge-accumulator.ts'
import { TimeBudget } from '../time-budget.ts'

const span = { firstAt: 1, lastAt: 2, days: [0, 0] }
const id = (text: string): Id => text as Id
const session = (elapsed = 0): Session =>
  new Session({ nodes: 10, edges: 10, timeMs: 10 }, new TimeBudget(10, () => elapsed))

/** Edges from `from to job near`, one stated, the others inferred. */
function edgesFrom(texts: readonly string[]): EdgeAccumulator {
  const edges = new EdgeAccumulator()
  for (const text of texts) {
    const [from, to, job, near = '0'] = text.split(' ') as [Id, Id, Id, string?]
    const fact = { jobId: job, ...(job === 'sure' ? { stated: span } : { inferred: span }) }
    edges.add(from, to, Number(near), fact, { wholeDays: false })
  }
  return edges
}

function contracted(
  texts: readonly string[],
  skipped: readonly string[],
  budgeted = session(),
): readonly string[] {
  const edges = contractEdges(edgesFrom(texts), new Set(skipped.map(id)), 'downstream', budgeted)
  return [...edges]
    .map((e) =>
      [e.from, '→', e.to, [...e.jobs.keys()].sort().join(','), e.hidden ?? '', e.times.firstAt ?? '']
        .join(' ')
        .trim(),
    )
    .sort()
}

describe('contracting skipped nodes', () => {
  it('joins their neighbours by one edge with the least number of hidden nodes, all jobs and no times', () => {
    const texts = ['a s one', 's b two', 's t three', 't b four']
    expect(contracted(texts, ['s', 't'])).toEqual(['a → b four,one,three,two 1'])
  })

  it('retains a direct edge beside the joined one', () => {
    expect(contracted(['a s one', 's b two', 'a b three'], ['s'])).toEqual([
      'a → b one,two 1',
      'a → b three  1',
    ])
  })

  it('follows cycles of skipped nodes, and includes their jobs', () => {
    expect(contracted(['a s one', 's t on', 't s back', 's b two'], ['s', 't'])).toEqual([
      'a → b back,on,one,two 1',
    ])
    expect(contracted(['a s one', 's a two'], ['s'])).toEqual(['a → a one,two 1'])
    expect(contracted(['a s one', 's s self'], ['s'])).toEqual([])
  })

  it('does not mix the jobs of separate paths', () => {
    const texts = ['a s one', 's b two', 'a t three', 't c four']
    expect(contracted(texts, ['s', 't'])).toEqual(['a → b one,two 1', 'a → c four,three 1'])
  })

  it('has the bases of all contracted edges, and the distance of the first', () => {
    const edges = contractEdges(
      edgesFrom(['a s sure 3', 's b two 1']),
      new Set([id('s')]),
      'downstream',
      session(),
    )
    const [edge] = [...edges]
    expect([edge?.basis, edge?.near]).toEqual([STATED | INFERRED, 3])
  })

  it('handles layers of skipped nodes with too many paths to count', () => {
    const layers = Array.from({ length: 60 }, (_, i) => Array.from({ length: 10 }, (__, k) => `s${i}-${k}`))
    const texts = layers
      .slice(1)
      .flatMap((layer, i) => layers[i]!.flatMap((a) => layer.map((b) => `${a} ${b} j${i}`)))
    const all = ['a s0-0 first', ...texts, 's59-9 b last']
    const [edge] = contracted(all, layers.flat())
    expect(edge).toMatch(/^a → b first,.*,last 60$/u)
  })

  it('handles a chain of 100,000 skipped nodes', () => {
    const chain = Array.from({ length: 99_999 }, (_, i) => `${i} ${i + 1} job`)
    const skipped = Array.from({ length: 100_000 }, (_, i) => String(i))
    expect(contracted(['a 0 job', ...chain, '99999 b job'], skipped)).toEqual(['a → b job 100000'])
  })

  it('stops when the time is up, and reports it', () => {
    const timedOut = session(99)
    const texts = Array.from({ length: 3_000 }, (_, i) => [`a${i} s one`, `s b${i} two`]).flat()
    contracted(texts, ['s'], timedOut)
    expect(timedOut.cuts.map((cut) => cut.limit)).toEqual(['edges'])
  })
})
