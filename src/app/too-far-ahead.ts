import type { Observation } from '../domain/aggregate.ts'
import { DAY, toIso, type Instant } from '../domain/time.ts'

/** How far ahead a producer's clock may be, in milliseconds. Local times written as UTC are up to 14 hours off. */
export const MAX_AHEAD_MS = DAY

/**
 * Why an observation cannot be taken yet: its time, or a start or end that it states, is more than a day ahead of the server's
 * clock. The newest date wins every merge, so a date far ahead could never be corrected. Undefined if no date is. Nominal times are
 * plans, and may be ahead.
 */
export function refusalIfAhead(
  { eventTime, aggregate }: Observation,
  now: Instant,
  eventTimePath: string,
): { readonly path: string; readonly reason: string } | undefined {
  const dates: readonly (readonly [string, unknown])[] = [
    [eventTimePath, eventTime],
    ['startedAt', aggregate?.given?.startedAt?.value],
    ['endedAt', aggregate?.given?.endedAt?.value],
  ]
  const ahead = dates.find(([, at]) => typeof at === 'number' && at > now + MAX_AHEAD_MS)
  if (ahead === undefined) return undefined
  const [path, at] = ahead
  return {
    path,
    reason:
      `${path} ${toIso(at as Instant)} is more than 24 hours ahead of the server's clock, ${toIso(now)}: ` +
      'check the clocks and time zones of the sender and the server; if the server was wrong, `tributary dead-letters replay` sends the event again',
  }
}
