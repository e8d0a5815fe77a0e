import type { Answer, Limits } from './answer.ts'
import { evaluate } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { TimeBudget, TimeUp } from './time-budget.ts'

/** What a plan is answered with whose time was up before the store could be asked: nothing, and that time was up. */
export function timedOutAnswer(plan: Plan, limits: Limits): Answer {
  const reading = evaluate(plan, limits, new TimeBudget(limits.timeMs, () => limits.timeMs + 1))
  let step = reading.next()
  while (step.done !== true) step = reading.throw(new TimeUp())
  return step.value
}
