import type { Context } from 'hono'
import { NoRoomForAnswer, type AnswerMemory, type HeldAnswer } from '../../app/answer-memory.ts'
import type { Question } from '../../app/ask.ts'
import { NotAdmitted, type FairAdmission } from '../../app/fair-admission.ts'
import { limitsWithin, type Limits } from '../../app/query-limits.ts'
import type { AppEnv } from '../app-env.ts'
import { HttpProblem } from '../http-problem.ts'

/** The resources that all queries share. Each caller gets a part of them. */
export interface QueryLimits {
  readonly admission: FairAdmission
  readonly memory: AnswerMemory
  /** The limits that no query may exceed. */
  readonly ceiling: Limits
}

/**
 * Waits for a free query slot and runs `work` with it and with `held`, the memory for the answer. The time limit of the query
 * includes the wait. The slot is released when `work` ends, the memory when the client has the answer.
 * @throws HttpProblem 429 if the caller uses up its share, 503 if the server is busy, 422 if the answer is too large
 */
export async function withQueryShare<T>(
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
    // Nobody reads this answer, so the status does not matter.
    if (signal.aborted && !(error instanceof HttpProblem))
      throw new HttpProblem('unavailable', 'the client disconnected')
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
          `${error.message}: request less with limits or a narrower query, or request JSON or NDJSON. The operator sets --max-answer-bytes`,
        )
    }
  return error
}
