import type { Observation } from '../../domain/aggregate.ts'
import type { RepairStep } from '../../domain/merge/repair.ts'
import type { RedactStep } from '../../domain/redact/redact-rows.ts'
import type { DatabaseOptions } from './database.ts'
import type { PruneProgress, PruneRequest } from '../retention.ts'
import type { Sampled } from './sample.ts'
import type { Versions } from './write-lock.ts'

/** What the store asks of its writer thread, by name: argument and result. */
export interface WriterCalls {
  readonly ingest: {
    readonly argument: readonly Observation[]
    readonly result: { readonly warnings: readonly string[]; readonly bookmarks: readonly string[] }
  }
  readonly repair: { readonly argument: RepairStep; readonly result: null }
  readonly redact: { readonly argument: RedactStep; readonly result: null }
  readonly prune: { readonly argument: PruneRequest; readonly result: PruneProgress }
  /** Merges, and writes nothing: see `rehearse`. */
  readonly rehearse: { readonly argument: readonly Observation[]; readonly result: null }
  /** Roll-ups, and operations, that are taken at random. */
  readonly sample: { readonly argument: number; readonly result: Sampled }
  /** The graph may have been changed by others than the writer: what it knows of it is read anew. */
  readonly forget: { readonly argument: null; readonly result: null }
  readonly close: { readonly argument: null; readonly result: null }
}

/** What the writer thread is started with. */
export interface WriterData {
  readonly options: DatabaseOptions
  readonly versions: Versions
  /** The module that exports `producerRules`. */
  readonly producerRulesModule: string
}
