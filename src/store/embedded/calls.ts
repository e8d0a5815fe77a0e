import type { Observation } from '../../domain/aggregate.ts'
import type { ApiKey } from '../../domain/api-key.ts'
import type { RepairStep } from '../../domain/merge/repair.ts'
import type { RedactStep } from '../../domain/redact/redact-rows.ts'
import type { Difference, RepairStage } from '../../domain/merge/repair-steps.ts'
import type { SavedQuery } from '../../domain/saved-query.ts'
import type { Answer, Limits, SerializedAnswer } from '../../query/answer.ts'
import type { Plan } from '../../query/plan.ts'
import type { ReadAnswer, ReadRequest } from '../../query/read-requests.ts'
import type { DeadLetter, LetterSize } from '../dead-letter-store.ts'
import type { DumpRow, Explained } from '../lineage-store.ts'
import type { KeyOperation } from './api-keys.ts'
import type { Migrated } from './migrate.ts'
import type { SavedQueryChange, SavedQueryRequest } from './saved-queries.ts'
import type { RestoreStep } from './restore-graph.ts'
import type { Inspection } from '../inspection.ts'
import type { PruneProgress, PruneRequest } from '../retention.ts'
import type { Sampled } from './sample-graph.ts'

/** The calls of the writer thread. */
export interface WriterCalls {
  /** What opening changed in the database. */
  readonly opening: { readonly argument: null; readonly result: Opening }
  readonly ingest: {
    readonly argument: readonly Observation[]
    readonly result: { readonly warnings: readonly string[] }
  }
  readonly restore: { readonly argument: RestoreStep; readonly result: null }
  readonly repair: { readonly argument: RepairStep; readonly result: null }
  readonly prune: { readonly argument: PruneRequest; readonly result: PruneProgress }
  readonly redact: { readonly argument: RedactStep; readonly result: null }
  readonly scrub: { readonly argument: null; readonly result: null }
  /** `argument`: the number of random roll-ups, and of operations, to compare. */
  readonly sample: { readonly argument: number; readonly result: Sampled }
  /** Whether the name was new, or existed. */
  readonly saved: { readonly argument: SavedQueryChange; readonly result: boolean }
  /** All keys after the operation. */
  readonly keys: { readonly argument: KeyOperation; readonly result: readonly ApiKey[] }
  readonly close: { readonly argument: null; readonly result: null }
}

/** What opening changed in a database. */
export interface Opening extends Migrated {
  /** The version of the producer rules before, if it changed and derived rows were rebuilt. */
  readonly rebuiltFrom?: string
}

/** The calls of a reader thread. */
export interface ReaderCalls {
  readonly run: {
    /** After `sliceMs` milliseconds the reader stops, and the result is null. */
    readonly argument: { readonly plan: Plan; readonly limits: Limits; readonly sliceMs?: number }
    readonly result: Answer | null
  }
  readonly runSerialized: {
    readonly argument: ReaderCalls['run']['argument']
    readonly result: SerializedAnswer | null
  }
  /** The statements that the plan sends. */
  readonly explain: {
    readonly argument: ReaderCalls['run']['argument']
    readonly result: Explained | null
  }
  readonly read: { readonly argument: ReadRequest; readonly result: ReadAnswer }
  readonly savedNames: { readonly argument: null; readonly result: readonly string[] }
  readonly saved: { readonly argument: SavedQueryRequest; readonly result: readonly SavedQuery[] }
  readonly ready: { readonly argument: null; readonly result: null }
  readonly inspect: { readonly argument: null; readonly result: Omit<Inspection, 'disk'> }
  /** Begins the snapshot of the dump, and returns about how many rows it has. */
  readonly dumpSize: { readonly argument: null; readonly result: number }
  /** Restarts the dump in the same snapshot. */
  readonly dumpAgain: { readonly argument: null; readonly result: null }
  /** The next rows of the dump, in the snapshot that the first of these calls began; empty at its end. */
  readonly dumpPage: { readonly argument: null; readonly result: readonly DumpRow[] }
  readonly close: { readonly argument: null; readonly result: null }
}

/** The calls of the verifier thread. */
export interface VerifierCalls {
  /** Adds rows of a store, in the order of its dump. */
  readonly load: { readonly argument: readonly DumpRow[]; readonly result: null }
  /** Recomputes the derived rows. Call it after all rows are loaded. */
  readonly compare: {
    readonly argument: null
    readonly result: { readonly rows: number; readonly differences: number }
  }
  /** The next differences after number `after` (first call: 0), of one stage of the repair or of all. */
  readonly differences: {
    readonly argument: {
      readonly stage: RepairStage | null
      readonly after: number
      readonly limit: number
    }
    readonly result: readonly { readonly n: number; readonly difference: Difference }[]
  }
  readonly close: { readonly argument: null; readonly result: null }
}

/** The calls of the dead-letter thread. */
export interface DeadLetterCalls {
  readonly add: { readonly argument: readonly DeadLetter[]; readonly result: null }
  readonly list: {
    readonly argument: { readonly limit: number; readonly before?: string }
    readonly result: readonly DeadLetter[]
  }
  readonly get: { readonly argument: string; readonly result: DeadLetter | null }
  readonly sizes: { readonly argument: null; readonly result: readonly LetterSize[] }
  /** Null removes all. */
  readonly remove: { readonly argument: readonly string[] | null; readonly result: number }
  /** Rewrites the file without deleted or replaced letters. */
  readonly scrub: { readonly argument: null; readonly result: null }
  readonly close: { readonly argument: null; readonly result: null }
}

/** The calls of the thread that checks a database file. */
export interface CheckerCalls {
  /** The tables, in the order to check them. */
  readonly tables: { readonly argument: null; readonly result: readonly string[] }
  /** Problems of one table and its indexes; empty if there are none. */
  readonly check: { readonly argument: string; readonly result: readonly string[] }
  readonly close: { readonly argument: null; readonly result: null }
}

/** Data for every thread of the store. */
export interface ThreadData {
  readonly folder: string
  /** Checker only: check this copy instead of the database in `folder`. */
  readonly copy?: string
  /** Writer and verifier only: URL of the module that exports `producerRules`. */
  readonly producerRulesModule?: string
  /** The ring in which the writer publishes changes for the readers. */
  readonly ring?: SharedArrayBuffer
  /** Memory in which the verifier reports its progress. */
  readonly progress?: SharedArrayBuffer
}
