import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { createAsk } from '../../src/app/ask.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { Observation } from '../../src/domain/aggregate.ts'
import { habits } from '../../src/openlineage/habits.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { randomEvents, type EventJson } from '../generators/random-events.ts'
import { emptyDatabase } from '../neo4j/test-database.ts'
import { dumpOf } from './dump-of.ts'
import { randomQuestion } from './random-question.ts'

/**
 * The same random events and questions to both stores: the graphs must be equal row by row, the answers in every part.
 * A difference is shrunk by fast-check; the seed in the failure replays it.
 */
const ROUNDS = Number(process.env.TRIBUTARY_PARITY_ROUNDS ?? 25)
const QUESTIONS = 12
const NOW = Date.UTC(2026, 9, 20)

const habitsModule = new URL('../../src/openlineage/habits.ts', import.meta.url)

function observe(events: readonly EventJson[]): readonly Observation[] {
  return events.flatMap((event) => {
    const read = readEvent(event)
    return read.ok ? [read.value.observation] : []
  })
}

async function ingestIn(
  store: LineageStore,
  observations: readonly Observation[],
  size: number,
): Promise<void> {
  for (let i = 0; i < observations.length; i += size) await store.ingest(observations.slice(i, i + size))
}

/** Everything of an answer but the time it took. */
async function answerOf(store: LineageStore, query: string): Promise<unknown> {
  const outcome = await createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => NOW }).ask({ query })
  if (outcome.kind !== 'answer') return outcome
  return { ...outcome.answer, stats: { ...outcome.answer.stats, elapsedMs: 0 } }
}

it.skipIf(inject('neo4j') === null)(
  'gives the same graph and the same answers from an embedded file and from Neo4j',
  async () => {
    const connection = inject('neo4j')
    await fc.assert(
      fc.asyncProperty(
        randomEvents({ maxLength: 25 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(randomQuestion, { minLength: QUESTIONS, maxLength: QUESTIONS }),
        async (events, sizeOfOne, sizeOfOther, questions) => {
          const folder = await mkdtemp(join(tmpdir(), 'tributary-parity-'))
          await emptyDatabase(connection!)
          const embedded = await openEmbeddedStore({ folder, habitsModule })
          const neo4j = await openNeo4jStore({ ...connection!, habits })
          try {
            const observations = observe(events)
            await ingestIn(embedded, observations, sizeOfOne)
            await ingestIn(neo4j, [...observations].reverse(), sizeOfOther)
            expect(await dumpOf(neo4j)).toEqual(await dumpOf(embedded))
            for (const question of questions)
              expect([question, await answerOf(neo4j, question)]).toEqual([
                question,
                await answerOf(embedded, question),
              ])
          } finally {
            await Promise.all([embedded.close(), neo4j.close()])
            await rm(folder, { recursive: true, force: true })
          }
        },
      ),
      { numRuns: ROUNDS },
    )
  },
  600_000,
)
