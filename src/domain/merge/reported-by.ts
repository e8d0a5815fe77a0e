import type { Aggregate } from '../aggregate.ts'
import { correctedTimes } from '../aggregate/state.ts'
import type { ReportedState } from '../aggregate/reported-state.ts'
import type { RunContext } from './run-context.ts'

/** The state that an aggregate reports, corrected by the outcome that its producer means. */
export function reportedBy(aggregate: Aggregate, context: RunContext): ReportedState {
  const { outcome } = context.interpret(aggregate)
  return outcome === undefined ? aggregate : { ...aggregate, times: correctedTimes(aggregate.times, outcome) }
}
