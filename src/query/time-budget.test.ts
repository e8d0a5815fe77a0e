import { describe, expect, it, vi } from 'vitest'
import { TimeBudget, TimeUp } from './time-budget.ts'

describe('the time of a query', () => {
  it('is divided, so that the answer is drawn and written before it is up', () => {
    let now = 0
    const time = new TimeBudget(10_000, () => now)
    expect(time.leftMs()).toBe(7_500)
    now = 7_501
    expect(time.isUp()).toBe(true)
    time.startDrawing()
    expect(time.leftMs()).toBeCloseTo(1_499)
    time.startWriting()
    expect(time.leftMs()).toBeCloseTo(2_499)
  })

  it('reserves at most five seconds for drawing and writing', () => {
    expect(new TimeBudget(60_000, () => 0).leftMs()).toBe(55_000)
  })

  it('leaves time to write an answer that was found late', () => {
    const time = new TimeBudget(10, () => 5_000)
    expect(time.isUp()).toBe(true)
    time.startDrawing()
    expect(time.isUp()).toBe(false)
  })

  it('reads the clock only at some checks, and throws once the time is up', () => {
    const interrupt = vi.fn()
    const time = new TimeBudget(10, () => 20, interrupt)
    const checkMany = (): void => {
      for (let i = 0; i < 100; i++) time.check()
    }
    expect(checkMany).toThrow(TimeUp)
    expect(interrupt).toHaveBeenCalledOnce()
  })
})
