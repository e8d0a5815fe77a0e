import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BEGINNING, FOREVER, toIso } from './time.ts'

it('formats instants like Date, up to the limits of the calendar', () => {
  const ends = [0, -1, 1, BEGINNING, -BEGINNING, FOREVER, FOREVER + 1, Date.UTC(0, 0), -62_167_219_200_001]
  for (const at of ends) expect(toIso(at)).toBe(new Date(at).toISOString())
  fc.assert(
    fc.property(fc.integer({ min: BEGINNING, max: -BEGINNING }), (at) => {
      expect(toIso(at)).toBe(new Date(at).toISOString())
    }),
  )
})

it('refuses an invalid instant', () => {
  for (const at of [Number.NaN, Infinity, -Infinity]) expect(() => toIso(at)).toThrow(RangeError)
})
