import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type { Answer, Limits } from '../../../query/answer.ts'
import { evaluate } from '../../../query/evaluate.ts'
import type { Plan } from '../../../query/plan.ts'
import type {
  NativePaths,
  NativeWalk,
  PathsRequest,
  ReadRequest,
  WalkRequest,
} from '../../../query/read-requests.ts'
import { StoreUnavailable } from '../../lineage-store.ts'
import { isRetryable, isTimeout } from '../errors.ts'
import type { Database, Transaction } from '../database.ts'
import { answeringIn } from './answer-request.ts'
import { Brought } from './brought.ts'
import { readGraphState } from './graph-state.ts'
import type { JobNames } from './job-names.ts'
import { isOneStatementOfWays, paths } from './paths.ts'
import { isOneStatement, walk } from './walk.ts'

/** What a query may take beyond its limit: the statement that was under way when the time was up, and naming nodes. */
const GRACE_MS = 10_000
/** A walk in one statement gives nothing if its time is up, so it gets this part and the levels get the rest. */
const WALK_SHARE = 0.4

/**
 * Evaluates a plan. Each of its statements stands alone and goes to the server and back once: within a transaction too each
 * would see what is committed when it runs, and beginning and ending one takes two journeys more. Where one of them fails
 * and may succeed if it is tried again, all are, within a transaction, which the driver tries again.
 *
 * Statements are short, and the evaluation stops between them when the time is up; the server ends one that takes far
 * longer, and at once when `signal` aborts.
 */
export async function runPlan(
  database: Database,
  jobs: JobNames,
  plan: Plan,
  limits: Limits,
  signal?: AbortSignal,
): Promise<Answer> {
  const start = performance.now()
  const elapsed = (): number => performance.now() - start
  const left = (): number => limits.timeMs + GRACE_MS - elapsed()

  async function runOn(tx: Transaction, walksOn: (timeoutMs: number) => Transaction): Promise<Answer> {
    const brought = new Brought()
    let asked: Promise<GraphState> | undefined
    const graphState = async (): Promise<GraphState> =>
      brought.graph ?? (await (asked ??= readGraphState(tx)))
    const walkNatively = async (request: WalkRequest | PathsRequest): Promise<WholeWalk> => {
      const timeoutMs = (limits.timeMs - elapsed()) * WALK_SHARE
      if (!isWhole(request) || timeoutMs <= 0) return undefined
      return wholeWalk(walksOn(timeoutMs), request, brought)
    }
    const answer = answeringIn(tx, { walkNatively, brought, jobs, graphState })
    const reading = evaluate(plan, limits, elapsed)
    let step = reading.next()
    while (step.done !== true) {
      // It is asked on the way, unless a walk brings it: what it would refuse is then thrown away.
      if (!isWhole(step.value)) graphState().catch(() => undefined)
      step = reading.next(await answer(step.value))
    }
    if ((await graphState()).rebuilding)
      throw new StoreUnavailable(`the graph in Neo4j at ${database.uri} is being rebuilt`)
    return step.value
  }

  const once = database.once({ timeoutMs: left, signal })
  try {
    return await runOn(once, (timeoutMs) => once.within(timeoutMs))
  } catch (error) {
    if (!(error instanceof StoreUnavailable && isRetryable(error.cause))) throw error
  }
  return database.read((tx) => runOn(tx, (timeoutMs) => once.within(timeoutMs)), {
    timeoutMs: left(),
    signal,
  })
}

type WholeWalk = NativeWalk | NativePaths | undefined

/** Whether a walk may be asked for in one statement. */
function isWhole(request: ReadRequest): request is WalkRequest | PathsRequest {
  if (request.kind === 'paths') return isOneStatementOfWays(request)
  return request.kind === 'walk' && isOneStatement(request)
}

/** A walk in one statement; undefined where its time was up. */
async function wholeWalk(
  tx: Transaction,
  request: WalkRequest | PathsRequest,
  brought: Brought,
): Promise<WholeWalk> {
  try {
    return await (request.kind === 'paths' ? paths(tx, request, brought) : walk(tx, request, brought))
  } catch (error) {
    if (error instanceof StoreUnavailable && (isTimeout(error.cause) || isRetryable(error.cause)))
      return undefined
    throw error
  }
}
