import fc from 'fast-check'
import { createAsk } from '../../src/app/ask.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import type { EventJson } from '../generators/random-events.ts'
import type { Neo4jConnection } from '../neo4j/running-neo4j.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { deletionOf, namesToDelete } from './deleting.ts'
import { dumpOf } from './dump-of.ts'
import { randomQuestion } from './random-query-text.ts'
import {
  differenceOf,
  eventsOf,
  fewestEvents,
  observe,
  withEmbeddedStore,
  type Outcome,
  type Round,
} from './round.ts'

const NOW = Date.UTC(2026, 9, 20)

interface Stores {
  readonly embedded: LineageStore
  readonly neo4j: LineageStore
}

/**
 * Sends the same random events, deletions and queries to both stores: the graphs must be equal row by row, whatever the order of
 * events, and the answers equal in every part.
 */
export async function neo4jRound(round: Round, connection: Neo4jConnection): Promise<Outcome> {
  const events = eventsOf(round)
  const both = <T>(some: readonly EventJson[], use: (stores: Stores) => Promise<T>): Promise<T> =>
    withBoth(some, round, connection, use)
  const graphs = async ({ embedded, neo4j }: Stores): Promise<string | undefined> =>
    differenceOf(await dumpOf(neo4j), await dumpOf(embedded))

  const found = await both(events, async (stores) => {
    const difference = await graphs(stores)
    if (difference !== undefined) return { cases: 0, graph: true }
    const details = await fc.check(
      fc.asyncProperty(randomQuestion, async (q) => (await differs(stores, q)) === undefined),
      { seed: round.seed, numRuns: round.questions },
    )
    return { cases: details.numRuns, question: details.failed ? details.counterexample?.[0] : undefined }
  })
  const { cases } = found
  const question = 'question' in found ? found.question : undefined
  if (question === undefined && !('graph' in found)) return { cases }
  const again = (some: readonly EventJson[]): Promise<string | undefined> =>
    both(some, (stores) => (question === undefined ? graphs(stores) : differs(stores, question)))
  const least = await fewestEvents(events, async (some) => (await again(some)) !== undefined, 25)
  const difference = (await again(least)) ?? 'only with the questions before it'
  return {
    cases,
    difference: { seed: round.seed, events: least, question: question ?? 'the graph', difference },
  }
}

async function withBoth<T>(
  events: readonly EventJson[],
  round: Round,
  connection: Neo4jConnection,
  use: (stores: Stores) => Promise<T>,
): Promise<T> {
  await emptyGraph(connection)
  return withEmbeddedStore(async (embedded) => {
    const neo4j = await openNeo4jStore({ ...connection, producerRules })
    try {
      const observations = observe(events)
      const size = (n: number): number => 1 + (Math.abs(round.seed + n) % 9)
      for (let i = 0; i < observations.length; i += size(0))
        await embedded.ingest(observations.slice(i, i + size(0)))
      const reversed = [...observations].reverse()
      for (let i = 0; i < reversed.length; i += size(3)) await neo4j.ingest(reversed.slice(i, i + size(3)))
      const rows = await dumpOf(embedded)
      const deletion = deletionOf(namesToDelete(round, rows), rows)
      for (const store of [embedded, neo4j]) await store.ingest(deletion)
      return await use({ embedded, neo4j })
    } finally {
      await neo4j.close()
    }
  })
}

async function differs({ embedded, neo4j }: Stores, question: string): Promise<string | undefined> {
  return differenceOf(await answerOf(neo4j, question), await answerOf(embedded, question))
}

/** An answer without its durations. */
async function answerOf(store: LineageStore, query: string): Promise<unknown> {
  const outcome = await createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => NOW }).ask({ query })
  if (outcome.kind !== 'answer') return outcome
  return { ...outcome.answer, stats: { ...outcome.answer.stats, elapsedMs: 0 } }
}
