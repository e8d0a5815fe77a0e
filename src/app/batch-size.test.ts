import { describe, expect, it } from 'vitest'
import { createBatchSize } from './batch-size.ts'

describe('createBatchSize', () => {
  const fresh = () => createBatchSize({ first: 100, max: 1000, targetMs: 1000 })

  it('doubles while full commits are fast, up to the maximum', () => {
    const size = fresh()
    const sizes = Array.from({ length: 5 }, () => {
      size.record(size.current, 10, true)
      return size.current
    })
    expect(sizes).toEqual([200, 400, 800, 1000, 1000])
  })

  it('halves after each slow commit, full or not, down to the minimum', () => {
    const size = fresh()
    size.record(100, 30_000, true)
    expect(size.current).toBe(50)
    size.record(3, 30_000, false)
    expect(size.current).toBe(25)
    size.record(25, 30_000, true)
    expect(size.current).toBe(20)
  })

  it('settles at the target duration', () => {
    const size = fresh()
    for (let i = 0; i < 20; i++) size.record(size.current, 100 + 2 * size.current, true)
    expect(100 + 2 * size.current).toBeGreaterThan(900)
    expect(100 + 2 * size.current).toBeLessThan(1100)
  })

  it('does not change after fast commits of few events', () => {
    const size = fresh()
    size.record(1, 50, false)
    expect(size.current).toBe(100)
  })

  it('does not exceed a small maximum', () => {
    const size = createBatchSize({ first: 100, max: 3, targetMs: 1000 })
    expect(size.current).toBe(3)
    size.record(3, 30_000, true)
    expect(size.current).toBe(3)
  })
})
