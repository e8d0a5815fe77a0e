import type { Observation } from '../../domain/aggregate.ts'
import type { RepairStep } from '../../domain/merge/repair.ts'
import type { RedactStep } from '../../domain/redact/redact-rows.ts'
import type { DatabaseOptions } from './database.ts'
import type { PruneProgress, PruneRequest } from '../retention.ts'
import type { SampleResult } from './sample.ts'
import type { Versions } from './write-lock.ts'

/** The calls of the writer thread. */
export interface WriterCalls {
  readonly ingest: {
    readonly argument: readonly Observation[]
    readonly result: { readonly warnings: readonly string[]; readonly bookmarks: readonly string[] }
  }
  readonly repair: { readonly argument: RepairStep; readonly result: null }
  readonly redact: { readonly argument: RedactStep; readonly result: null }
  readonly prune: { readonly argument: PruneRequest; readonly result: PruneProgress }
  /** Merges without writing: see `rehearse`. */
  readonly rehearse: { readonly argument: readonly Observation[]; readonly result: null }
  /** Checks this many random roll-ups, and as many operations. */
  readonly sample: { readonly argument: number; readonly result: SampleResult }
  /** Invalidates the cache, after something other than the writer changed the graph. */
  readonly invalidate: { readonly argument: null; readonly result: null }
  readonly close: { readonly argument: null; readonly result: null }
}

/** The data that the writer thread starts with. */
export interface WriterData {
  readonly options: DatabaseOptions
  readonly versions: Versions
  /** The module that exports `producerRules`. */
  readonly producerRulesModule: string
}
