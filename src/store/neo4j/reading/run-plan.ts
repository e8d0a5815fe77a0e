import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type { Answer, Limits } from '../../../query/answer.ts'
import { evaluate } from '../../../query/evaluate.ts'
import type { Plan } from '../../../query/plan.ts'
import type { ReadAnswer, ReadRequest } from '../../../query/read-requests.ts'
import { TimeBudget, TimeUp } from '../../../query/time-budget.ts'
import { ReadTimeout, StoreUnavailable } from '../../lineage-store.ts'
import type { ReadOptions } from '../../read-options.ts'
import { isRetryable, isTimeout } from '../errors.ts'
import type { Database, Transaction } from '../database.ts'
import { readWithTimeout } from '../read-with-timeout.ts'
import { createAnswering } from './answer-request.ts'
import { Prefetched } from './prefetched.ts'
import { readGraphState } from './graph-state.ts'
import type { JobNames } from './job-names.ts'
import { pathsFitOneStatement, paths } from './paths.ts'
import { walkFitsOneStatement, walk } from './walk.ts'

/** A walk in one statement returns nothing on a timeout. So it gets this share of the time, and the walk by levels the rest. */
const WALK_SHARE = 0.4

/** The part of a database that `runPlan` uses. */
export type ReadingDatabase = Pick<Database, 'uri' | 'read' | 'readAutoCommit'>

export interface PlanRun {
  readonly plan: Plan
  readonly limits: Limits
  readonly time: TimeBudget
}

/** The time budget of a query. It starts now, or so that it ends at the deadline. */
export function timeOf(limits: Limits, { signal, deadline }: ReadOptions = {}): TimeBudget {
  const start = deadline === undefined ? performance.now() : deadline - limits.timeMs
  return new TimeBudget(
    limits.timeMs,
    () => performance.now() - start,
    () => signal?.throwIfAborted(),
  )
}

/**
 * Evaluates a plan. Each statement runs in a transaction of its own, which takes one round trip. One transaction for all would
 * take two more, and would not help: in it too, each statement sees what is committed when it runs. If a statement fails with
 * a transient error, the whole evaluation runs again in one transaction, which the driver retries.
 *
 * A statement may take all of the remaining time. Then its session is closed, which ends it, and the evaluation continues with
 * the rows that it has. When `signal` aborts, the current statement ends at once.
 */
export async function runPlan(
  database: ReadingDatabase,
  jobs: JobNames,
  { plan, limits, time }: PlanRun,
  { signal }: ReadOptions = {},
): Promise<Answer> {
  /** Runs each statement in a transaction of its own, with the time that is left. */
  const autoCommit = (leftMs: () => number): Transaction => ({
    async rows<Row>(...statement: Parameters<Transaction['rows']>): Promise<readonly Row[]> {
      const timeoutMs = leftMs()
      if (timeoutMs <= 0) throw new TimeUp()
      try {
        return await readWithTimeout({ signal }, timeoutMs, (how) =>
          database.readAutoCommit({ timeoutMs: () => timeoutMs, signal: how.signal }).rows<Row>(...statement),
        )
      } catch (error) {
        throw error instanceof ReadTimeout ? new TimeUp() : error
      }
    },
  })

  async function runOn(tx: Transaction): Promise<Answer> {
    const prefetched = new Prefetched()
    let reading: Promise<GraphState> | undefined
    const graphState = async (): Promise<GraphState> =>
      prefetched.graph ?? (await (reading ??= readGraphState(tx)))
    const inOneStatement = async <A>(request: ReadRequest, find: (tx: Transaction) => Promise<A>) => {
      const timeoutMs = time.leftMs() * WALK_SHARE
      if (!fitsOneStatement(request) || timeoutMs <= 0) return undefined
      return findInTime(() => find(autoCommit(() => timeoutMs)))
    }
    const answer = createAnswering(tx, {
      walk: (request) => inOneStatement(request, (own) => walk(own, request, prefetched)),
      paths: (request) => inOneStatement(request, (own) => paths(own, request, prefetched)),
      prefetched,
      jobs,
      graphState,
      check: () => time.check(),
    })
    const evaluation = evaluate(plan, limits, time)
    let step = evaluation.next()
    while (step.done !== true) {
      signal?.throwIfAborted()
      // Read the graph state in parallel, unless a walk will return it. `isRebuilding` reports errors.
      if (!fitsOneStatement(step.value)) graphState().catch(() => undefined)
      let answered: ReadAnswer
      try {
        answered = await answer(step.value)
      } catch (error) {
        if (!(error instanceof TimeUp)) throw error
        step = evaluation.throw(error)
        continue
      }
      step = evaluation.next(answered)
    }
    if (await isRebuilding(graphState))
      throw new StoreUnavailable(`the graph in Neo4j at ${database.uri} is being rebuilt`)
    return step.value
  }

  try {
    return await runOn(autoCommit(() => time.leftMs()))
  } catch (error) {
    if (!(error instanceof StoreUnavailable && isRetryable(error.cause))) throw error
  }
  const leftMs = Math.max(1, limits.timeMs - time.elapsedMs())
  return readWithTimeout({ signal }, leftMs, (how) => database.read((tx) => runOn(tx), how))
}

/** Whether the derived rows are being rebuilt. False if there is no time left to find out. */
async function isRebuilding(graphState: () => Promise<GraphState>): Promise<boolean> {
  try {
    return (await graphState()).rebuilding
  } catch (error) {
    if (error instanceof TimeUp) return false
    throw error
  }
}

/** Whether a request is for a walk, or for paths, that one statement can find. */
function fitsOneStatement(request: ReadRequest): boolean {
  if (request.kind === 'paths') return pathsFitOneStatement(request)
  return request.kind === 'walk' && walkFitsOneStatement(request)
}

/** Undefined on a timeout or a transient error. */
async function findInTime<A>(find: () => Promise<A>): Promise<A | undefined> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof TimeUp) return undefined
    if (error instanceof StoreUnavailable && (isTimeout(error.cause) || isRetryable(error.cause)))
      return undefined
    throw error
  }
}
