import type { Instant } from '../domain/time.ts'
import type { Maintenance } from './maintenance.ts'

export interface RetentionOptions {
  readonly maintenance: Pick<Maintenance, 'startPrune'>
  /** Milliseconds for which runs are kept after their last event. */
  readonly keepMs: number
  readonly now: () => Instant
}

/** A server that just starts has other things to do. */
const FIRST_MS = 60_000
/** What is past its time goes within the hour, so that no pass has much to do. */
const EVERY_MS = 3_600_000

/**
 * Drops old runs every hour; skips a pass while another task runs, and drops nothing while the clock is in doubt
 * (clock-doubt.ts). Returns a function that ends it.
 */
export function startRetention({ maintenance, keepMs, now }: RetentionOptions): () => void {
  const pass = (): void => {
    maintenance.startPrune({ before: now() - keepMs, dryRun: false })
    timer = setTimeout(pass, EVERY_MS)
  }
  let timer = setTimeout(pass, FIRST_MS)
  return () => clearTimeout(timer)
}
