import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { randomEvents } from '../generators/random-events.ts'
import { dumpOf } from './dump-of.ts'
import { planOf } from './random-plan.ts'
import { referenceSet } from './reference/reference-answer.ts'
import { meant, said } from './said.ts'
import { worldOfDump } from './world-of-dump.ts'

const ROUNDS = Number(process.env['PARITY_ROUNDS'] ?? 6)
/** Among the times of the events. */
const NOW = Date.UTC(2026, 9, 8)

const habitsModule = new URL('../../src/openlineage/habits.ts', import.meta.url)

/** Random events go into a real store; what it answers must be what the reference says of the rows it holds. */
it('answers from an embedded file what the definitions say of its rows', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomEvents({ maxLength: 25 }), fc.integer(), async (events, seed) => {
      const folder = await mkdtemp(join(tmpdir(), 'tributary-reference-'))
      const store = await openEmbeddedStore({ folder, habitsModule })
      try {
        await store.ingest(
          events.flatMap((event) => {
            const read = readEvent(event)
            return read.ok ? [read.value.observation] : []
          }),
        )
        const world = worldOfDump(await dumpOf(store))
        if (world.datasets.length === 0 || world.jobs.length === 0) return
        for (const root of fc.sample(planOf(world), { seed, numRuns: 40 })) {
          const answer = await store.run({ root, query: '', now: NOW }, DEFAULT_LIMITS)
          if (answer.result.kind !== 'graph') throw new Error('not a graph')
          expect([root, said(answer.result)]).toEqual([root, meant(world, referenceSet(world, root, NOW))])
        }
      } finally {
        await store.close()
        await rm(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: ROUNDS },
  )
})
