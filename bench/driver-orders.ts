import type { Percentiles } from './percentiles.ts'
import type { WorkloadShape } from './workload.ts'

/** Prepares requests from the next events of the workload: single posts, or batches. */
export interface Prepare {
  readonly kind: 'prepare'
  readonly url: string
  readonly shape: WorkloadShape
  readonly count: number
  /** Events per batch; absent for single posts. */
  readonly batch?: number
}

export type DriverOrder =
  | Prepare
  | { readonly kind: 'send'; readonly url: string; readonly connections: number }

/** The result of sending all prepared requests; times in milliseconds, percentiles of single requests. */
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
