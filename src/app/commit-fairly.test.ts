import { describe, expect, it } from 'vitest'
import type { Observation } from '../domain/aggregate.ts'
import { StoreUnavailable, TooMuchAtOnce } from '../store/lineage-store.ts'
import { commitFairly } from './commit-fairly.ts'

const observation = (eventTime: number): Observation => ({ eventTime, datasets: [], jobs: [], content: [] })
const numbered = (count: number): readonly Observation[] =>
  Array.from({ length: count }, (_, i) => observation(i))

describe('commitFairly', () => {
  it('writes all in one transaction', async () => {
    const sizes: number[] = []
    const outcomes = await commitFairly((batch) => {
      sizes.push(batch.length)
      return Promise.resolve({ warnings: ['a bound is reached'] })
    }, numbered(5))
    expect(sizes).toEqual([5])
    expect(outcomes).toEqual(Array(5).fill({ kind: 'stored', warnings: ['a bound is reached'] }))
  })

  it.each([[[0]], [[3]], [[0, 4, 8]], [[8]], [[0, 1, 2, 3, 4, 5, 6, 7, 8]]])(
    'writes the neighbours of the bad ones at %j',
    async (bad) => {
      const written: number[] = []
      const outcomes = await commitFairly((batch) => {
        if (batch.some(({ eventTime }) => bad.includes(eventTime))) return Promise.reject(new Error('bad'))
        written.push(...batch.map(({ eventTime }) => eventTime))
        return Promise.resolve({ warnings: [] })
      }, numbered(9))
      expect(outcomes.flatMap(({ kind }, i) => (kind === 'failed' ? [i] : []))).toEqual(bad)
      expect(written).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].filter((i) => !bad.includes(i)))
    },
  )

  it('does not retry while the store is unavailable', async () => {
    let tries = 0
    const outcomes = await commitFairly(() => {
      tries++
      return Promise.reject(new StoreUnavailable('the database is starting'))
    }, numbered(4))
    expect(tries).toBe(1)
    expect(outcomes).toEqual(Array(4).fill({ kind: 'unavailable', message: 'the database is starting' }))
  })

  it('finds the observation that alone is too much, and writes the others', async () => {
    const outcomes = await commitFairly(
      (batch) =>
        batch.some(({ eventTime }) => eventTime === 2)
          ? Promise.reject(new TooMuchAtOnce('send less'))
          : Promise.resolve({ warnings: [] }),
      numbered(4),
    )
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'too-much', 'stored'])
    expect(outcomes[2]).toMatchObject({ message: 'send less' })
  })

  it('reports each half separately if the store becomes unavailable in between', async () => {
    const outcomes = await commitFairly((batch) => {
      if (batch.length > 2) return Promise.reject(new Error('bad'))
      if (batch[0]?.eventTime === 0) return Promise.resolve({ warnings: [] })
      return Promise.reject(new StoreUnavailable('gone'))
    }, numbered(4))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'unavailable', 'unavailable'])
  })
})
