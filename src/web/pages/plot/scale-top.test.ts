import { describe, expect, it } from 'vitest'
import { scaleTop } from './scale-top.ts'

describe('scaleTop', () => {
  it('fits the greatest value with headroom', () => {
    expect(scaleTop([{ values: [1, null, 20] }, { values: [10] }])).toBeCloseTo(22)
  })

  it('ignores unscaled series', () => {
    const running = { values: [3_000_000, null], unscaled: true }
    expect(scaleTop([{ values: [null, 100] }, running])).toBeCloseTo(110)
    expect(scaleTop([running])).toBeCloseTo(3_300_000)
  })

  it('is 1 without values', () => {
    expect(scaleTop([])).toBe(1)
    expect(scaleTop([{ values: [null, 0] }])).toBe(1)
  })
})
