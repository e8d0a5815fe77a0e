import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countCrossings } from './count-crossings.ts'

it('matches a comparison of all pairs', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }))), (segments) => {
      const sorted = segments.toSorted(([a, b], [c, d]) => a - c || b - d)
      const naive = sorted.reduce(
        (sum, [a, b], i) => sum + sorted.slice(i + 1).filter(([c, d]) => a < c && b > d).length,
        0,
      )
      expect(
        countCrossings(
          Uint32Array.from(sorted, ([, end]) => end),
          10,
        ),
      ).toBe(naive)
    }),
  )
})
