import type { Answer, Limits } from './answer.ts'
import { evaluate } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { TimeBudget, TimeUp } from './time-budget.ts'

/** The answer to a plan whose time was up before the store could be asked: empty, with a cut by time. */
export function timedOutAnswer(plan: Plan, limits: Limits): Answer {
  const reading = evaluate(plan, limits, new TimeBudget(limits.timeMs, () => limits.timeMs + 1))
  let step = reading.next()
  while (step.done !== true) step = reading.throw(new TimeUp())
  return step.value
}
