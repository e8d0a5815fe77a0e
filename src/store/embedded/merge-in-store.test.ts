import { DatabaseSync } from 'node:sqlite'

import fc from 'fast-check'
import { expect, it } from 'vitest'

import { randomEvents, type EventJson } from '../../../test/generators/random-events.ts'
import type { Observation } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import type { DumpRow } from '../lineage-store.ts'
import { dumpRows } from './dump-rows.ts'
import { openGraph, type Graph } from './graph.ts'
import { migrate } from './migrate.ts'
import { rebuildDerived } from './rebuild-derived.ts'
import { runMerge } from './run-merge.ts'
import { inTransaction } from './transaction.ts'
import { runs } from '../../../test/runs.ts'

const ROUNDS = runs(40)

function observe(events: readonly EventJson[]): readonly Observation[] {
  return events.flatMap((event) => {
    const read = readEvent(event)
    return read.ok ? [read.value.observation] : []
  })
}

function graphOf(observations: readonly Observation[], batch: number): Graph {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const graph = openGraph(db, { writes: true })
  for (let i = 0; i < observations.length; i += batch)
    inTransaction(graph, () =>
      runMerge(graph, (direct) => merge(observations.slice(i, i + batch), producerRules, direct)),
    )
  return graph
}

const rowsOf = (graph: Graph): readonly DumpRow[] => [...dumpRows(graph)]

it('stores the same graph for any order and batching of events, and after a rebuild', () => {
  fc.assert(
    fc.property(
      randomEvents({ maxLength: 14 }).chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          fc.integer({ min: 1, max: 5 }),
        ),
      ),
      ([events, again, batch]) => {
        const wanted = rowsOf(graphOf(observe(events), events.length))
        const graph = graphOf(observe(again), batch)
        expect(rowsOf(graph)).toEqual(wanted)
        rebuildDerived(graph, producerRules)
        expect(rowsOf(graph)).toEqual(wanted)
      },
    ),
    { numRuns: ROUNDS },
  )
})
