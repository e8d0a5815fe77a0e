import type { Instant } from '../domain/time.ts'
import type { Maintenance } from './maintenance.ts'

export interface RetentionOptions {
  readonly maintenance: Pick<Maintenance, 'startPrune'>
  /** How long runs are stored after their last event, in milliseconds. */
  readonly keepMs: number
  readonly now: () => Instant
}

/** The delay of the first pass, since a starting server is busy. */
const FIRST_MS = 60_000
/** Frequent passes, so that each has little to drop. */
const EVERY_MS = 3_600_000

/**
 * Drops old runs every hour. Skips a pass while another task runs, and drops nothing while the clock is in doubt (clock-doubt.ts).
 * Returns a function that stops it.
 */
export function startRetention({ maintenance, keepMs, now }: RetentionOptions): () => void {
  const pass = (): void => {
    maintenance.startPrune({ before: now() - keepMs, dryRun: false })
    timer = setTimeout(pass, EVERY_MS)
  }
  let timer = setTimeout(pass, FIRST_MS)
  return () => clearTimeout(timer)
}
