import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

describe('a rate limit', () => {
  it('allows a burst, then the sustained rate', () => {
    let now = 0
    const limit = createRateLimit({ perSecond: 10, burst: 50, clock: () => now })
    const allowed = (): number => {
      let count = 0
      while (limit.take('a').allowed) count++
      return count
    }
    expect(allowed()).toBe(50)
    expect(limit.take('a')).toEqual({ allowed: false, left: 0, seconds: 1 })
    now += 1_000
    expect(allowed()).toBe(10)
    now += 250
    expect(allowed()).toBe(2)
    now += 3_600_000
    expect(allowed()).toBe(50)
  })

  it('reports the remaining requests and the time until more are allowed', () => {
    let now = 0
    const limit = createRateLimit({ perSecond: 0.1, burst: 2, clock: () => now })
    expect(limit.take('a')).toEqual({ allowed: true, left: 1, seconds: 10 })
    expect(limit.take('a')).toEqual({ allowed: true, left: 0, seconds: 20 })
    expect(limit.take('a')).toEqual({ allowed: false, left: 0, seconds: 10 })
    now += 4_000
    expect(limit.take('a')).toEqual({ allowed: false, left: 0, seconds: 6 })
  })

  it('has a bucket per client, up to a maximum number of clients', () => {
    const limit = createRateLimit({ perSecond: 1, burst: 1, maxBuckets: 100, clock: () => 0 })
    for (let i = 0; i < 100; i++) expect(limit.take(`t${i}`).allowed).toBe(true)
    // The most recently used bucket is removed last.
    expect(limit.take('t0').allowed).toBe(false)
    for (let i = 100; i < 150; i++) expect(limit.take(`t${i}`).allowed).toBe(true)
    expect(limit.size).toBe(100)
    expect(limit.take('t0').allowed).toBe(false)
    expect(limit.take('t1').allowed).toBe(true)
  })
})
