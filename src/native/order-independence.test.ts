import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomEntities } from '../../test/generators/random-entities.ts'
import { randomEvents } from '../../test/generators/random-events.ts'
import type { Observation } from '../domain/aggregate.ts'
import { MemoryGraph } from '../domain/merge/memory-graph.test-support.ts'
import { merge } from '../domain/merge/merge.ts'
import { producerRules } from '../openlineage/producer-rules.ts'
import { readEvent } from '../openlineage/read-event.ts'
import { readEntity } from './read-entity.ts'
import { runs } from '../../test/runs.ts'

const RUNS = runs(100)

const context = {
  now: Date.UTC(2026, 9, 1),
  newId: () => {
    throw new Error('unexpected item without an id')
  },
}

const observations = fc
  .tuple(randomEntities({ maxLength: 14 }), randomEvents({ maxLength: 6 }))
  .map(([items, events]): readonly Observation[] => [
    ...items.map((item) => {
      const parsed = readEntity(item, context)
      if (!parsed.ok) throw new Error(`${parsed.error.reason}: ${JSON.stringify(item)}`)
      return parsed.value.observation
    }),
    ...events.flatMap((event) => {
      const read = readEvent(event)
      return read.ok ? [read.value.observation] : []
    }),
  ])

function graphOf(batches: readonly (readonly Observation[])[]): readonly string[] {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, producerRules))
  return graph.dump()
}

describe('entities', () => {
  it('make the same graph in any order, mixed with events, one by one or in one batch, repeated or not', () => {
    fc.assert(
      fc.property(
        observations.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all], { minLength: all.length }),
            fc.subarray([...all], { maxLength: Math.min(3, all.length) }),
          ),
        ),
        ([all, order, again]) => {
          expect(graphOf([...order, ...again].map((one) => [one]))).toEqual(graphOf([all]))
        },
      ),
      { numRuns: RUNS },
    )
  })
})
