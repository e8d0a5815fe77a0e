import type { Percentiles } from './percentiles.ts'
import type { WorkloadShape } from './workload.ts'

/** Takes the next events of the workload and makes requests of them: single posts, or batches. */
export interface Prepare {
  readonly kind: 'prepare'
  readonly url: string
  readonly shape: WorkloadShape
  readonly count: number
  /** Events a batch; absent for single posts. */
  readonly batch?: number
}

export type DriverOrder =
  Prepare | { readonly kind: 'send'; readonly url: string; readonly connections: number }

/** What sending all prepared requests came to; times in milliseconds, percentiles of single requests. */
export interface Measured extends Percentiles {
  readonly events: number
  readonly requests: number
  readonly ms: number
  readonly driverCpuMs: number
}

export type DriverReply =
  | { readonly kind: 'prepared'; readonly bytesPerEvent: number }
  | ({ readonly kind: 'sent' } & Measured)
  | { readonly kind: 'failed'; readonly message: string }
