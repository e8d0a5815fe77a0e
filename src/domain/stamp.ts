import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { Instant } from './time.ts'

/** The kinds of event, most severe first. Of two events at one instant, the value of the more severe one wins. */
export const EVENT_KINDS = ['FAIL', 'ABORT', 'COMPLETE', 'RUNNING', 'START', 'OTHER'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** The origin of a value: event time, and the index of the event's kind in EVENT_KINDS. */
export type Stamp = readonly [at: Instant, rank: number]

export const stampOf = (at: Instant, kind: EventKind): Stamp => [at, EVENT_KINDS.indexOf(kind)]

/**
 * A value with its stamp. The newest wins; ties go to the more severe kind of event, then to the greater canonical
 * JSON.
 */
export interface Stamped<T extends Json = Json> {
  readonly value: T
  readonly stamp: Stamp
}

/** Positive if `a` wins over `b`; 0 only if both value and stamp are equal. */
export function compareStamped(a: Stamped, b: Stamped): number {
  if (a.stamp[0] !== b.stamp[0]) return a.stamp[0] - b.stamp[0]
  if (a.stamp[1] !== b.stamp[1]) return b.stamp[1] - a.stamp[1]
  const x = canonicalJson(a.value)
  const y = canonicalJson(b.value)
  return x === y ? 0 : x > y ? 1 : -1
}

/** Whether a statement survives a withdrawal: it is newer, or equally new and from a more severe kind of event. */
export const holdsAgainst = (stated: Stamp, withdrawn: Stamp): boolean =>
  stated[0] > withdrawn[0] || (stated[0] === withdrawn[0] && stated[1] < withdrawn[1])

export function newest<T extends Json>(
  a: Stamped<T> | undefined,
  b: Stamped<T> | undefined,
): Stamped<T> | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return compareStamped(a, b) >= 0 ? a : b
}
