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
import type { KeyStep } from './api-keys.ts'
import type { Migrated } from './migrate.ts'
import type { SavedRequest, SavingStep } from './saved-queries.ts'
import type { RestoreStep } from './restore-graph.ts'
import type { Inspection } from '../inspection.ts'
import type { PruneProgress, PruneRequest } from '../retention.ts'
import type { Sampled } from './sample-graph.ts'

/** What the store asks of its writer thread, by name: argument and result. */
export interface WriterCalls {
  /** What opening the database changed in it. */
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
  /** Roll-ups, and operations, that are taken at random. */
  readonly sample: { readonly argument: number; readonly result: Sampled }
  /** Whether the name was new, or there. */
  readonly saved: { readonly argument: SavingStep; readonly result: boolean }
  /** The keys as they are then. */
  readonly keys: { readonly argument: KeyStep; readonly result: readonly ApiKey[] }
  readonly close: { readonly argument: null; readonly result: null }
}

/** What opening a database changed in it. */
export interface Opening extends Migrated {
  /** The version of the producer rules whose derived rows were rebuilt; absent: they were those of this program. */
  readonly rebuiltFrom?: string
}

/** What the store asks of a reader thread. */
export interface ReaderCalls {
  readonly run: {
    /** With `quicklyMs` the work is given up after so many milliseconds, and the result is null. */
    readonly argument: { readonly plan: Plan; readonly limits: Limits; readonly quicklyMs?: number }
    readonly result: Answer | null
  }
  readonly runWritten: {
    readonly argument: ReaderCalls['run']['argument']
    readonly result: SerializedAnswer | null
  }
  /** The statements that running the plan sends. */
  readonly explain: {
    readonly argument: ReaderCalls['run']['argument']
    readonly result: Explained | null
  }
  readonly read: { readonly argument: ReadRequest; readonly result: ReadAnswer }
  readonly savedNames: { readonly argument: null; readonly result: readonly string[] }
  readonly saved: { readonly argument: SavedRequest; readonly result: readonly SavedQuery[] }
  readonly ready: { readonly argument: null; readonly result: null }
  readonly inspect: { readonly argument: null; readonly result: Omit<Inspection, 'disk'> }
  /** Takes the snapshot of the dump, and tells about how many rows it has. */
  readonly dumpSize: { readonly argument: null; readonly result: number }
  /** Begins the dump again, in the same snapshot. */
  readonly dumpAgain: { readonly argument: null; readonly result: null }
  /** The next rows of the dump, all from one snapshot, that of `dumpSize` or of the first call; none at its end. */
  readonly dumpPage: { readonly argument: null; readonly result: readonly DumpRow[] }
  readonly close: { readonly argument: null; readonly result: null }
}

/** What a verification asks of its thread. */
export interface VerifierCalls {
  /** Rows of a store, in the order of its dump. */
  readonly load: { readonly argument: readonly DumpRow[]; readonly result: null }
  /** Makes anew what is derived, once all rows are loaded. */
  readonly compare: {
    readonly argument: null
    readonly result: { readonly rows: number; readonly differences: number }
  }
  /** The next differences after number `after` (from 0), of one stage of the repair or of all. */
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

/** What the list of dead letters asks of its thread. */
export interface DeadLetterCalls {
  readonly add: { readonly argument: readonly DeadLetter[]; readonly result: null }
  readonly list: {
    readonly argument: { readonly limit: number; readonly before?: string }
    readonly result: readonly DeadLetter[]
  }
  readonly get: { readonly argument: string; readonly result: DeadLetter | null }
  readonly sizes: { readonly argument: null; readonly result: readonly LetterSize[] }
  /** Null for all. */
  readonly remove: { readonly argument: readonly string[] | null; readonly result: number }
  /** Writes the file anew, without what was dropped or replaced. */
  readonly scrub: { readonly argument: null; readonly result: null }
  readonly close: { readonly argument: null; readonly result: null }
}

/** What a check of a database file asks of its thread. */
export interface CheckerCalls {
  /** The tables, in the order in which they are to be checked. */
  readonly tables: { readonly argument: null; readonly result: readonly string[] }
  /** What is wrong with one of them and its indexes; empty where it is sound. */
  readonly check: { readonly argument: string; readonly result: readonly string[] }
  readonly close: { readonly argument: null; readonly result: null }
}

/** What every thread is started with. */
export interface ThreadData {
  readonly folder: string
  /** Checker only: a copy of a database that is checked instead of the one of the folder. */
  readonly copy?: string
  /** Writer and verifier only: the module that exports `producerRules`. */
  readonly producerRulesModule?: string
  /** In which the writer tells the readers what it changes. */
  readonly ring?: SharedArrayBuffer
  /** In which the verifier tells how far it is. */
  readonly progress?: SharedArrayBuffer
}
