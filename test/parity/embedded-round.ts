import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { PlanNode } from '../../src/query/plan.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import type { EventJson } from '../generators/random-events.ts'
import { dumpOf } from './dump-of.ts'
import { planOf } from './random-plan.ts'
import { referenceSet } from './reference/reference-answer.ts'
import type { World } from './reference/world.ts'
import {
  differenceOf,
  eventsOf,
  fewestEvents,
  observe,
  withEmbeddedStore,
  type Outcome,
  type Round,
} from './round.ts'
import { meant, said } from './said.ts'
import { worldOfDump } from './world-of-dump.ts'

/** Among the times of the events. */
const NOW = Date.UTC(2026, 9, 8)

/** Random events go into a real file; what it answers to random plans must be what the reference says of its rows. */
export async function embeddedRound(round: Round): Promise<Outcome> {
  const events = eventsOf(round)
  const found = await withEmbeddedStore(async (store) => {
    await store.ingest(observe(events))
    const world = worldOfDump(await dumpOf(store))
    if (world.datasets.length === 0 || world.jobs.length === 0) return { cases: 0 }
    const details = await fc.check(
      fc.asyncProperty(planOf(world), async (root) => (await differs(store, world, root)) === undefined),
      { seed: round.seed, numRuns: round.questions },
    )
    return { cases: details.numRuns, root: details.failed ? details.counterexample?.[0] : undefined }
  })
  const { cases, root } = found
  if (root === undefined) return { cases }
  const least = await fewestEvents(events, async (some) => (await differsOver(some, root)) !== undefined)
  const difference = (await differsOver(least, root)) ?? 'only with the plans before it'
  return { cases, difference: { seed: round.seed, events: least, question: root, difference } }
}

const differsOver = (events: readonly EventJson[], root: PlanNode): Promise<string | undefined> =>
  withEmbeddedStore(async (store) => {
    await store.ingest(observe(events))
    const world = worldOfDump(await dumpOf(store))
    return differs(store, world, root)
  })

async function differs(store: LineageStore, world: World, root: PlanNode): Promise<string | undefined> {
  let wanted: unknown
  try {
    wanted = meant(world, referenceSet(world, root, NOW))
  } catch {
    // With fewer events the plan may name what is not there any more.
    return undefined
  }
  const answer = await store.run({ root, query: '', now: NOW }, DEFAULT_LIMITS)
  if (answer.result.kind !== 'graph') throw new Error('not a graph')
  return differenceOf(said(answer.result), wanted)
}
