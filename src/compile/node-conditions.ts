import type { Id } from '../domain/ids.ts'
import type { Conditions } from './edge-conditions.ts'

/** Which nodes a walk may enter and leave. */
export interface WalkGate {
  readonly within: readonly (readonly Id[])[]
  readonly avoiding: readonly Id[]
  readonly stopAt: readonly Id[]
}

/**
 * Conditions to enter the node `n`. A start is always allowed; other nodes must be in every `within` set and in no
 * `avoiding` set.
 */
export function arrivalConditions(n: string, { within, avoiding }: WalkGate): Conditions {
  const params: Record<string, unknown> = {}
  const tests: string[] = []
  within.forEach((ids, i) => {
    tests.push(`${n}.id IN $within${i}`)
    params[`within${i}`] = ids
  })
  if (avoiding.length > 0) {
    tests.push(`NOT ${n}.id IN $avoiding`)
    params['avoiding'] = avoiding
  }
  if (tests.length === 0) return { all: [], params }
  const all = tests.join(' AND ')
  return { all: [`(${n}.id IN $starts OR ${tests.length > 1 ? `(${all})` : all})`], params }
}

/** Conditions to leave the node `n`. A start is always allowed; other nodes must not be in `stopAt`. */
export function departureConditions(n: string, { stopAt }: WalkGate): Conditions {
  if (stopAt.length === 0) return { all: [], params: {} }
  return { all: [`(${n}.id IN $starts OR NOT ${n}.id IN $stopAt)`], params: { stopAt } }
}
