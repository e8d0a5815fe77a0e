import type { Id } from '../domain/ids.ts'
import type { Conditions } from './edge-conditions.ts'

/** What a walk may come to and go on from. */
export interface WalkGate {
  readonly within: readonly (readonly Id[])[]
  readonly avoiding: readonly Id[]
  readonly stopAt: readonly Id[]
}

/** Whether a walk may come to the node `n`: a start always, another if every set lets it through. */
export function arrivalConditions(n: string, { within, avoiding }: WalkGate): Conditions {
  const params: Record<string, unknown> = {}
  const through: string[] = []
  within.forEach((ids, i) => {
    through.push(`${n}.id IN $within${i}`)
    params[`within${i}`] = ids
  })
  if (avoiding.length > 0) {
    through.push(`NOT ${n}.id IN $avoiding`)
    params['avoiding'] = avoiding
  }
  if (through.length === 0) return { all: [], params }
  const all = through.join(' AND ')
  return { all: [`(${n}.id IN $starts OR ${through.length > 1 ? `(${all})` : all})`], params }
}

/** Whether a walk may go on from the node `n`: a start always, another unless it stops there. */
export function departureConditions(n: string, { stopAt }: WalkGate): Conditions {
  if (stopAt.length === 0) return { all: [], params: {} }
  return { all: [`(${n}.id IN $starts OR NOT ${n}.id IN $stopAt)`], params: { stopAt } }
}
