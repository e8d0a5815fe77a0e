import fc from 'fast-check'
import type { Observation } from '../aggregate.ts'

type Batches = readonly (readonly Observation[])[]

/** The same events in another order, some of them repeated, in batches of other sizes. */
export const reordered = (stream: readonly Observation[]): fc.Arbitrary<Batches> =>
  fc
    .tuple(
      fc.shuffledSubarray([...stream], { minLength: stream.length }),
      fc.shuffledSubarray([...stream], { maxLength: Math.min(4, stream.length) }),
      fc.array(fc.integer({ min: 1, max: 6 }), {
        minLength: stream.length * 2,
        maxLength: stream.length * 2,
      }),
    )
    .map(([order, again, sizes]) => {
      const events = [...order, ...again]
      const batches: Observation[][] = []
      for (let i = 0; i < events.length;) {
        const size = sizes[batches.length] ?? 1
        batches.push(events.slice(i, i + size))
        i += size
      }
      return batches
    })

/** A stream, and the same stream reordered. */
export const streamsOf = (
  stream: fc.Arbitrary<readonly Observation[]>,
): fc.Arbitrary<readonly [stream: readonly Observation[], batches: Batches]> =>
  stream.chain((events) => fc.tuple(fc.constant(events), reordered(events)))
