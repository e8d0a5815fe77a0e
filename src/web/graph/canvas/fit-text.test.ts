import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitMiddle, graphemes } from './fit-text.ts'

/** Every grapheme has width 1. */
const width = (text: string): number => graphemes(text).length

describe('fitMiddle', () => {
  it('cuts only texts that do not fit, in the middle', () => {
    expect(fitMiddle('orders', 6, width)).toBe('orders')
    expect(fitMiddle('shop.staging.orders', 9, width)).toBe('shop…ders')
  })

  it('never cuts inside a grapheme', () => {
    const family = '👩‍👩‍👧‍👦'
    const cut = fitMiddle(family.repeat(20), 5, width)
    expect(cut).toBe(`${family}${family}…${family}${family}`)
    expect(fitMiddle('é'.repeat(10), 3, width)).toBe('é…é')
  })

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 30 }),
        (text, room) => {
          expect(width(fitMiddle(text, room, width))).toBeLessThanOrEqual(Math.max(1, room))
        },
      ),
    )
  })

  it('cuts names of 4 KiB', () => {
    expect(fitMiddle(`start${'x'.repeat(4_086)}end`, 9, width)).toBe('star…xend')
  })
})
