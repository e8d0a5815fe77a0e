import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { Instant } from './time.ts'

/** The kinds of event, gravest first: of two events of one instant the graver one's value holds. */
export const EVENT_KINDS = ['FAIL', 'ABORT', 'COMPLETE', 'RUNNING', 'START', 'OTHER'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** When and by what kind of event a value was said: event time, and the kind's place in EVENT_KINDS. */
export type Stamp = readonly [at: Instant, rank: number]

export const stampOf = (at: Instant, kind: EventKind): Stamp => [at, EVENT_KINDS.indexOf(kind)]

/** A value with its stamp. The newest wins; ties go to the graver kind of event, then to the greater canonical JSON. */
export interface Stamped<T extends Json = Json> {
  readonly value: T
  readonly stamp: Stamp
}

/** Positive if `a` holds against `b`; 0 only if they are equal in value and stamp. */
export function compareStamped(a: Stamped, b: Stamped): number {
  if (a.stamp[0] !== b.stamp[0]) return a.stamp[0] - b.stamp[0]
  if (a.stamp[1] !== b.stamp[1]) return b.stamp[1] - a.stamp[1]
  const x = canonicalJson(a.value)
  const y = canonicalJson(b.value)
  return x === y ? 0 : x > y ? 1 : -1
}

/** Whether what was said then holds against a withdrawal: it is newer, or as new and of a graver kind of event. */
export const holdsAgainst = (said: Stamp, withdrawn: Stamp): boolean =>
  said[0] > withdrawn[0] || (said[0] === withdrawn[0] && said[1] < withdrawn[1])

export function newest<T extends Json>(
  a: Stamped<T> | undefined,
  b: Stamped<T> | undefined,
): Stamped<T> | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return compareStamped(a, b) >= 0 ? a : b
}
