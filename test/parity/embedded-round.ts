import fc from 'fast-check'
import type { NodeRow } from '../../src/domain/graph-rows.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { PlanNode } from '../../src/query/plan.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import type { EventJson } from '../generators/random-events.ts'
import { deletedIn, deletionOf, namesToDelete } from './deleting.ts'
import { dumpOf } from './dump-of.ts'
import { planOf } from './random-plan.ts'
import { referenceSet } from './reference/reference-answer.ts'
import { withoutDeleted } from './reference/without-deleted.ts'
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
import { comparableAnswer, comparableReference } from './comparable-graph.ts'
import { worldOfDump } from './world-of-dump.ts'

/** Within the times of the events. */
const NOW = Date.UTC(2026, 9, 8)

/**
 * Stores random events in a real file and deletes some of their entities; answers to random plans must match the reference's
 * result for its rows.
 */
export async function embeddedRound(round: Round): Promise<Outcome> {
  const events = eventsOf(round)
  const names = await namesIn(round, events)
  const found = await withWorld(events, names, async ({ store, world }) => {
    if (world.datasets.length === 0 || world.jobs.length === 0) return { cases: 0 }
    const details = await fc.check(
      fc.asyncProperty(planOf(world), async (root) => (await differs(store, world, root)) === undefined),
      { seed: round.seed, numRuns: round.questions },
    )
    return { cases: details.numRuns, root: details.failed ? details.counterexample?.[0] : undefined }
  })
  const { cases, root } = found
  if (root === undefined) return { cases }
  const over = (some: readonly EventJson[]): Promise<string | undefined> =>
    withWorld(some, names, async ({ store, world }) =>
      namesOnly(world, root) ? differs(store, world, root) : undefined,
    )
  const least = await fewestEvents(events, async (some) => (await over(some)) !== undefined)
  const difference = (await over(least)) ?? 'only with the plans before it'
  const deleted = names.map(({ label, props }) => `${label} ${String(props['name'])}`)
  return {
    cases,
    difference: {
      seed: round.seed,
      events: least,
      question: root,
      difference: `${deleted.length === 0 ? '' : `deleted: ${deleted.join(', ')}\n`}${difference}`,
    },
  }
}

interface Opened {
  readonly store: LineageStore
  readonly world: World
}

const namesIn = (round: Round, events: readonly EventJson[]): Promise<readonly NodeRow[]> =>
  withEmbeddedStore(async (store) => {
    await store.ingest(observe(events))
    return namesToDelete(round, await dumpOf(store))
  })

const withWorld = <T>(
  events: readonly EventJson[],
  names: readonly NodeRow[],
  use: (opened: Opened) => Promise<T>,
): Promise<T> =>
  withEmbeddedStore(async (store) => {
    await store.ingest(observe(events))
    await store.ingest(deletionOf(names, await dumpOf(store)))
    const rows = await dumpOf(store)
    return use({ store, world: withoutDeleted(worldOfDump(rows), deletedIn(rows)) })
  })

/** Whether all ids in a plan exist: with fewer events some may not, and then the answer is undefined. */
function namesOnly({ datasets, columns, jobs, runs = [], operations = [] }: World, root: PlanNode): boolean {
  const existing = new Set<unknown>(
    [datasets, columns, jobs, runs, operations].flatMap((all) => all.map((t) => t.id)),
  )
  const named = (value: unknown): readonly unknown[] => {
    if (typeof value !== 'object' || value === null) return []
    if ('ids' in value && Array.isArray(value.ids)) return value.ids
    return Object.values(value).flatMap(named)
  }
  return named(root).every((id) => existing.has(id))
}

async function differs(store: LineageStore, world: World, root: PlanNode): Promise<string | undefined> {
  let wanted: unknown
  try {
    wanted = comparableReference(world, referenceSet(world, root, NOW))
  } catch (problem) {
    return `the reference fails: ${String(problem)}`
  }
  const answer = await store.run({ root, query: '', now: NOW }, DEFAULT_LIMITS)
  if (answer.result.kind !== 'graph') throw new Error('not a graph')
  return differenceOf(comparableAnswer(answer.result), wanted)
}
