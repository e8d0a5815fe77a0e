import { DAY, toIso, type Instant } from '../domain/time.ts'

/** Milliseconds without an event after which the clock may be wrong, not the pipelines. A week of holidays is not unusual. */
export const MAX_SILENCE_MS = 7 * DAY

/**
 * Why retention cannot trust the clock, as a sentence; undefined if it can. A clock that jumped ahead makes every run look old. So
 * the newest event must be recent. A store without runs has nothing to lose.
 */
export function clockDoubt(newest: Instant | undefined, now: Instant): string | undefined {
  if (newest === undefined || now - newest <= MAX_SILENCE_MS) return undefined
  return (
    `The clock shows ${toIso(now)}, but the newest event is from ${toIso(newest)}, more than 7 days earlier. ` +
    'If the clock jumped ahead, every run looks old, so no run was dropped.'
  )
}
