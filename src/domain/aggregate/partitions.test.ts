import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PARTITIONS, mergePartitions, numberOfPartitions, partitionsOf } from './partitions.ts'

/** Overlapping ranges of numbers, some longer than the maximum that is stored. */
const random = fc
  .tuple(fc.nat({ max: 2000 }), fc.integer({ min: 1, max: 1300 }))
  .map(([from, length]) =>
    partitionsOf(Array.from({ length }, (_, i) => `n=${String(from + i).padStart(5, '0')}`))!,
  )

describe('merging partitions', () => {
  it('is associative, commutative and idempotent, also beyond the maximum', () => {
    fc.assert(
      fc.property(random, random, random, (a, b, c) => {
        const ab = mergePartitions(a, b)
        expect(mergePartitions(b, a)).toEqual(ab)
        expect(mergePartitions(ab, c)).toEqual(mergePartitions(a, mergePartitions(b, c)))
        expect(mergePartitions(ab, b)).toBe(ab)
        expect(mergePartitions(mergePartitions(a, c), b)).toEqual(mergePartitions(ab, c))
      }),
    )
  })

  it('stores the least names and the greatest count that one event reported', () => {
    const names = (count: number) =>
      Array.from({ length: count }, (_, i) => `n=${String(i).padStart(5, '0')}`)
    const many = partitionsOf(names(1500))!
    expect([many.names.length, many.count]).toEqual([MAX_PARTITIONS, 1500])
    expect(numberOfPartitions(mergePartitions(partitionsOf(['z'])!, many))).toBe(1500)
    expect(numberOfPartitions(mergePartitions(partitionsOf(['a'])!, partitionsOf(['b'])!))).toBe(2)
    expect(partitionsOf([])).toBeUndefined()
  })
})
