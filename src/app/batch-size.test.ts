import { describe, expect, it } from 'vitest'
import { createBatchSize } from './batch-size.ts'

describe('createBatchSize', () => {
  const fresh = () => createBatchSize({ first: 100, most: 1000, aimMs: 1000 })

  it('doubles while full commits are quick, up to the most', () => {
    const size = fresh()
    const sizes = Array.from({ length: 5 }, () => {
      size.learn(size.now, 10, true)
      return size.now
    })
    expect(sizes).toEqual([200, 400, 800, 1000, 1000])
  })

  it('halves at each slow commit, full or not, down to the least', () => {
    const size = fresh()
    size.learn(100, 30_000, true)
    expect(size.now).toBe(50)
    size.learn(3, 30_000, false)
    expect(size.now).toBe(25)
    size.learn(25, 30_000, true)
    expect(size.now).toBe(20)
  })

  it('settles where a commit takes as long as it should', () => {
    const size = fresh()
    for (let i = 0; i < 20; i++) size.learn(size.now, 100 + 2 * size.now, true)
    expect(100 + 2 * size.now).toBeGreaterThan(900)
    expect(100 + 2 * size.now).toBeLessThan(1100)
  })

  it('learns nothing from quick commits of few events', () => {
    const size = fresh()
    size.learn(1, 50, false)
    expect(size.now).toBe(100)
  })

  it('never passes a most that is small', () => {
    const size = createBatchSize({ first: 100, most: 3, aimMs: 1000 })
    expect(size.now).toBe(3)
    size.learn(3, 30_000, true)
    expect(size.now).toBe(3)
  })
})
