import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Aggregate } from '../aggregate.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { observeRun, type RunEvent } from '../merge/observe.test-support.ts'
import { bodyOf, fromRow } from './aggregate-body.ts'
import { mergeAggregates } from './merge-aggregates.ts'

const aggregate = (event: Omit<RunEvent, 'run'>): Aggregate => observeRun({ run: 1, ...event }).aggregate!
const text = (value: unknown): string => canonicalJson(value as Json)

const random = fc
  .record({
    kind: fc.constantFrom('START', 'RUNNING', 'COMPLETE', 'FAIL'),
    at: fc.nat({ max: 3 }),
    facets: fc.dictionary(
      fc.constantFrom('a', 'b', '__proto__'),
      fc.constantFrom<Json>(1, 'x', null, { k: 1 }),
    ),
    inputs: fc.uniqueArray(fc.constantFrom('p', 'q')),
    outputs: fc.array(
      fc.record({
        name: fc.constantFrom('p', 'q'),
        rows: fc.nat({ max: 3 }),
        lifecycle: fc.constantFrom('drop', 'alter'),
      }),
      { maxLength: 2 },
    ),
  })
  .map((event) => aggregate(event as Omit<RunEvent, 'run'>))

describe('merging aggregates', () => {
  it('is associative, commutative and idempotent', () => {
    fc.assert(
      fc.property(random, random, random, (a, b, c) => {
        const ab = mergeAggregates(a, b)
        expect(text(mergeAggregates(b, a))).toBe(text(ab))
        expect(text(mergeAggregates(ab, c))).toBe(text(mergeAggregates(a, mergeAggregates(b, c))))
        expect(mergeAggregates(ab, b)).toBe(ab)
      }),
    )
  })

  it('takes the least and greatest times, the maximum of numbers and the newest of other values', () => {
    const early = aggregate({ kind: 'START', at: 5, outputs: [{ name: 'o', rows: 9, lifecycle: 'create' }] })
    const late = aggregate({ kind: 'START', at: 8, outputs: [{ name: 'o', rows: 3, lifecycle: 'alter' }] })
    const merged = mergeAggregates(late, early)
    const [use] = Object.values(merged.outputs)
    expect(merged.times).toEqual({ START: [5, 8] })
    expect(use).toMatchObject({ statistics: { numRows: 9 }, lifecycle: { value: 'alter' } })
  })

  it('removes nothing when a list is empty', () => {
    const full = aggregate({ kind: 'START', at: 1, inputs: ['i'], outputs: ['o'] })
    const empty = aggregate({ kind: 'COMPLETE', at: 2, inputs: [], outputs: [] })
    expect(Object.keys(mergeAggregates(full, empty).inputs)).toHaveLength(1)
  })

  it('gives the same aggregate after being stored and read', () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        const merged = mergeAggregates(a, b)
        const stored = JSON.parse(JSON.stringify({ id: merged.id, body: bodyOf(merged) })) as Parameters<
          typeof fromRow
        >[0]
        expect(text(fromRow(stored))).toBe(text(merged))
      }),
    )
  })
})
