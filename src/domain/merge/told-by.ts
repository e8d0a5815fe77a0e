import type { Aggregate } from '../aggregate.ts'
import { meantTimes } from '../aggregate/state.ts'
import type { Told } from '../aggregate/told-state.ts'
import type { Kin } from './kin.ts'

/** What an aggregate tells of its state, as its producer means it. */
export function toldBy(aggregate: Aggregate, kin: Kin): Told {
  const { outcome } = kin.interpret(aggregate)
  return outcome === undefined ? aggregate : { ...aggregate, times: meantTimes(aggregate.times, outcome) }
}
