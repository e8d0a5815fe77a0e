import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type { Answer, Limits } from '../../../query/answer.ts'
import { evaluate } from '../../../query/evaluate.ts'
import type { Plan } from '../../../query/plan.ts'
import type { ReadAnswer, ReadRequest } from '../../../query/read-requests.ts'
import { TimeBudget, TimeUp } from '../../../query/time-budget.ts'
import { ReadTimeout, StoreUnavailable } from '../../lineage-store.ts'
import type { ReadOptions } from '../../read-options.ts'
import { isRetryable, isTimeout } from '../errors.ts'
import type { Database, OnceOptions, Transaction } from '../database.ts'
import { readInTime } from '../read-in-time.ts'
import { answeringIn } from './answer-request.ts'
import { Brought } from './brought.ts'
import { readGraphState } from './graph-state.ts'
import type { JobNames } from './job-names.ts'
import { isOneStatementOfWays, paths } from './paths.ts'
import { isOneStatement, walk } from './walk.ts'

/** A walk in one statement gives nothing if its time is up, so it gets this part and the levels get the rest. */
const WALK_SHARE = 0.4

/** What running a plan needs of the database. */
export type ReadingDatabase = Pick<Database, 'uri' | 'read'> & {
  once(options: OnceOptions): Transaction
}

export interface PlanRun {
  readonly plan: Plan
  readonly limits: Limits
  readonly time: TimeBudget
}

/** The time of a query, from its call or, where there is a deadline, so that it ends then. */
export function timeOf(limits: Limits, { signal, deadline }: ReadOptions = {}): TimeBudget {
  const start = deadline === undefined ? performance.now() : deadline - limits.timeMs
  return new TimeBudget(
    limits.timeMs,
    () => performance.now() - start,
    () => signal?.throwIfAborted(),
  )
}

/**
 * Evaluates a plan. Each of its statements stands alone and goes to the server and back once: within a transaction too each
 * would see what is committed when it runs, and beginning and ending one takes two journeys more. Where one of them fails
 * and may succeed if it is tried again, all are, within a transaction, which the driver tries again.
 *
 * A statement may take as long as there is time left; then its session is closed, which ends it, and the evaluation goes on
 * with what it has. When `signal` aborts, the statement under way is ended at once.
 */
export async function runPlan(
  database: ReadingDatabase,
  jobs: JobNames,
  { plan, limits, time }: PlanRun,
  { signal }: ReadOptions = {},
): Promise<Answer> {
  /** Statements that stand alone, each of which may take so many milliseconds. */
  const alone = (leftMs: () => number): Transaction => ({
    async rows<Row>(...statement: Parameters<Transaction['rows']>): Promise<readonly Row[]> {
      const timeoutMs = leftMs()
      if (timeoutMs <= 0) throw new TimeUp()
      try {
        return await readInTime({ signal }, timeoutMs, (how) =>
          database.once({ timeoutMs: () => timeoutMs, signal: how.signal }).rows<Row>(...statement),
        )
      } catch (error) {
        throw error instanceof ReadTimeout ? new TimeUp() : error
      }
    },
  })

  async function runOn(tx: Transaction): Promise<Answer> {
    const brought = new Brought()
    let asked: Promise<GraphState> | undefined
    const graphState = async (): Promise<GraphState> =>
      brought.graph ?? (await (asked ??= readGraphState(tx)))
    const whole = async <A>(request: ReadRequest, find: (tx: Transaction) => Promise<A>) => {
      const timeoutMs = time.leftMs() * WALK_SHARE
      if (!isWhole(request) || timeoutMs <= 0) return undefined
      return unlessLate(() => find(alone(() => timeoutMs)))
    }
    const answer = answeringIn(tx, {
      walk: (request) => whole(request, (own) => walk(own, request, brought)),
      paths: (request) => whole(request, (own) => paths(own, request, brought)),
      brought,
      jobs,
      graphState,
      check: () => time.check(),
    })
    const reading = evaluate(plan, limits, time)
    let step = reading.next()
    while (step.done !== true) {
      signal?.throwIfAborted()
      // It is asked on the way, unless a walk brings it: what it would refuse is then thrown away.
      if (!isWhole(step.value)) graphState().catch(() => undefined)
      let answered: ReadAnswer
      try {
        answered = await answer(step.value)
      } catch (error) {
        if (!(error instanceof TimeUp)) throw error
        step = reading.throw(error)
        continue
      }
      step = reading.next(answered)
    }
    if (await isRebuilding(graphState))
      throw new StoreUnavailable(`the graph in Neo4j at ${database.uri} is being rebuilt`)
    return step.value
  }

  try {
    return await runOn(alone(() => time.leftMs()))
  } catch (error) {
    if (!(error instanceof StoreUnavailable && isRetryable(error.cause))) throw error
  }
  const leftMs = Math.max(1, limits.timeMs - time.elapsedMs())
  return readInTime({ signal }, leftMs, (how) => database.read((tx) => runOn(tx), how))
}

/** Where there is no time left to ask, nothing is said against the answer. */
async function isRebuilding(graphState: () => Promise<GraphState>): Promise<boolean> {
  try {
    return (await graphState()).rebuilding
  } catch (error) {
    if (error instanceof TimeUp) return false
    throw error
  }
}

/** Whether a request is for a walk that one statement can answer. */
function isWhole(request: ReadRequest): boolean {
  if (request.kind === 'paths') return isOneStatementOfWays(request)
  return request.kind === 'walk' && isOneStatement(request)
}

/** What a walk in one statement finds; undefined if its time was up. */
async function unlessLate<A>(find: () => Promise<A>): Promise<A | undefined> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof TimeUp) return undefined
    if (error instanceof StoreUnavailable && (isTimeout(error.cause) || isRetryable(error.cause)))
      return undefined
    throw error
  }
}
