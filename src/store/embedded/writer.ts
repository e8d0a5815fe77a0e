/** The writer thread: the only connection that changes the database. Started by `startThread`. */
import type { ProducerRules, Observation } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { repair, type RepairStep } from '../../domain/merge/repair.ts'
import { redactRows, type RedactStep } from '../../domain/redact/redact-rows.ts'
import { applyKeyOperation, type KeyOperation } from './api-keys.ts'
import type { Opening, ThreadData } from './calls.ts'
import { commitGroup, type Share } from './commit-group.ts'
import { openGraph } from './graph.ts'
import { rebuildIfRulesChanged } from './rebuild-derived.ts'
import { pruneGraph } from './prune-graph.ts'
import { sampleGraph } from './sample-graph.ts'
import { restoreGraph, type RestoreStep } from './restore-graph.ts'
import { migrate } from './migrate.ts'
import { openForWriting } from './open-database.ts'
import { runMerge } from './run-merge.ts'
import type { PruneRequest } from '../retention.ts'
import { scrubDatabase } from './scrub-database.ts'
import { serveCalls, type Incoming } from '../threads/serve-calls.ts'
import { applySavedQueryChange, type SavedQueryChange } from './saved-queries.ts'
import { inTransaction } from './transaction.ts'
import { storeError } from './sqlite-error.ts'

/** Larger commits would only make the first callers wait longer. */
const OBSERVATIONS_PER_COMMIT = 2000

export const serve = serveCalls(async ({ folder, producerRulesModule, ring }: ThreadData) => {
  const { producerRules } = (await import(producerRulesModule!)) as { readonly producerRules: ProducerRules }
  const db = openForWriting(folder)
  const migrated = migrate(db)
  const graph = openGraph(db, { writes: true, ring })
  const rebuiltFrom = rebuildIfRulesChanged(graph, producerRules)
  const opening: Opening = { ...migrated, ...(rebuiltFrom === undefined ? {} : { rebuiltFrom }) }

  const ingest = (calls: readonly Incoming[]): void => {
    let group: Share[] = []
    let size = 0
    const flush = (): void => {
      if (group.length > 0) commitGroup(graph, group)
      group = []
      size = 0
    }
    for (const call of calls) {
      const observations = call.argument as readonly Observation[]
      if (size + observations.length > OBSERVATIONS_PER_COMMIT) flush()
      group.push({
        merge: (direct) => merge(observations, producerRules, direct),
        succeed: (warnings) => call.succeed({ warnings }),
        fail: call.fail,
      })
      size += observations.length
    }
    flush()
  }
  const close = (): void => {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
  }
  const others: { readonly [name: string]: (argument: unknown) => unknown } = {
    opening: () => opening,
    restore: (step) => restoreGraph(graph, producerRules, step as RestoreStep),
    repair: (step) =>
      void inTransaction(graph, () => runMerge(graph, () => repair(step as RepairStep, producerRules))),
    redact: (step) => void inTransaction(graph, () => runMerge(graph, () => redactRows(step as RedactStep))),
    scrub: () => scrubDatabase(graph),
    prune: (request) => pruneGraph(graph, producerRules, request as PruneRequest),
    sample: (size) => sampleGraph(graph, producerRules, size as number),
    saved: (change) => applySavedQueryChange(graph, change as SavedQueryChange),
    keys: (operation) => applyKeyOperation(graph, operation as KeyOperation),
    close,
  }
  return (calls) => {
    let waiting: Incoming[] = []
    for (const call of calls) {
      if (call.name === 'ingest') {
        waiting.push(call)
        continue
      }
      ingest(waiting)
      waiting = []
      try {
        call.succeed(others[call.name]!(call.argument) ?? null)
      } catch (error) {
        call.fail(error)
      }
    }
    ingest(waiting)
  }
}, storeError)
