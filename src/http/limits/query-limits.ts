import type { Context } from 'hono'
import { NoRoomForAnswer, type AnswerMemory, type HeldAnswer } from '../../app/answer-memory.ts'
import type { Question } from '../../app/ask.ts'
import { NotAdmitted, type FairAdmission } from '../../app/fair-admission.ts'
import { limitsWithin, type Limits } from '../../app/query-limits.ts'
import type { AppEnv } from '../app-env.ts'
import { HttpProblem } from '../http-problem.ts'

/** What queries share, each caller having a part of it. */
export interface QueryLimits {
  readonly admission: FairAdmission
  readonly memory: AnswerMemory
  /** What no query may pass. */
  readonly ceiling: Limits
}

/**
 * Runs `work` once a place is free for the caller, with the memory that its answer takes. The question's time counts from here, so
 * that waiting is part of it. The place is given back when `work` is done, the memory when the caller has the answer.
 * @throws HttpProblem 429 if the caller has its share already, 503 if the server is busy, 422 if the answer is too large
 */
export async function withinShare<T>(
  c: Context<AppEnv>,
  { admission, memory, ceiling }: QueryLimits,
  question: Question,
  work: (question: Question, held: HeldAnswer) => Promise<T>,
): Promise<T> {
  const { signal } = c.req.raw
  const caller = c.get('holder')
  const arrivedAt = performance.now()
  const { timeMs } = limitsWithin(ceiling, question.limits)
  let held: HeldAnswer | undefined
  try {
    held = memory.hold(caller)
    const leave = await admission.enter(caller, { signal, withinMs: timeMs })
    try {
      return await work({ ...question, arrivedAt, signal }, held)
    } finally {
      leave()
    }
  } catch (error) {
    held?.release()
    // Nobody reads this answer.
    if (signal.aborted && !(error instanceof HttpProblem))
      throw new HttpProblem('unavailable', 'the caller went away')
    throw asProblem(error)
  }
}

function asProblem(error: unknown): unknown {
  if (error instanceof NotAdmitted)
    return error.reason === 'share'
      ? new HttpProblem(
          'too-many-requests',
          `${error.message}: wait for their answers before sending more queries`,
        )
      : new HttpProblem(
          'unavailable',
          `${error.message}, which is as many as the server takes: try again later`,
        )
  if (error instanceof NoRoomForAnswer)
    switch (error.reason) {
      case 'share':
        return new HttpProblem('too-many-requests', `${error.message}: read them, or close their connections`)
      case 'full':
        return new HttpProblem(
          'unavailable',
          `${error.message}, which is as many as the server holds: try again later`,
        )
      case 'too-large':
        return new HttpProblem(
          'answer-too-large',
          `${error.message}: ask for less by limits or a narrower query, or ask for JSON or NDJSON; the operator sets --max-answer-bytes`,
        )
    }
  return error
}
