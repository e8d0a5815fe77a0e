import type { Answer, Limits } from '../../../query/answer.ts'
import { evaluate } from '../../../query/evaluate.ts'
import type { Plan } from '../../../query/plan.ts'
import type { NativePaths, NativeWalk, PathsRequest, WalkRequest } from '../../../query/read-requests.ts'
import { StoreUnavailable } from '../../lineage-store.ts'
import { isRetryable, isTimeout } from '../errors.ts'
import type { Database, Transaction } from '../database.ts'
import { statementFile } from '../statement-file.ts'
import type { GraphVersions } from '../versions.ts'
import { answeringIn } from './answer-request.ts'
import { isOneStatementOfWays, paths } from './paths.ts'
import { isOneStatement, walk } from './walk.ts'

/** What a query may take beyond its limit: the statement that was under way when the time was up, and naming nodes. */
const GRACE_MS = 10_000
/** A walk in one statement gives nothing if its time is up, so it gets this part and the levels get the rest. */
const WALK_SHARE = 0.4

/**
 * Evaluates a plan in one read transaction. Its statements are short, and the evaluation stops between them when the time
 * is up; the server ends the transaction if one of them takes far longer, and at once when `signal` aborts.
 */
export async function runPlan(
  database: Database,
  plan: Plan,
  limits: Limits,
  signal?: AbortSignal,
): Promise<Answer> {
  const start = performance.now()
  const elapsed = (): number => performance.now() - start

  async function walkNatively(
    request: WalkRequest | PathsRequest,
  ): Promise<NativeWalk | NativePaths | undefined> {
    const timeoutMs = (limits.timeMs - elapsed()) * WALK_SHARE
    const canSay = request.kind === 'paths' ? isOneStatementOfWays(request) : isOneStatement(request)
    if (!canSay || timeoutMs <= 0) return undefined
    try {
      const once = database.once({ timeoutMs, signal })
      return await (request.kind === 'paths' ? paths(once, request) : walk(once, request))
    } catch (error) {
      if (error instanceof StoreUnavailable && (isTimeout(error.cause) || isRetryable(error.cause)))
        return undefined
      throw error
    }
  }

  return database.read(
    async (tx) => {
      // Asked on the way: what it would refuse is then thrown away.
      const refused = refuseHalf(tx, database.uri)
      refused.catch(() => undefined)
      const answer = answeringIn(tx, walkNatively)
      const reading = evaluate(plan, limits, elapsed)
      let step = reading.next()
      while (step.done !== true) step = reading.next(await answer(step.value))
      await refused
      return step.value
    },
    { timeoutMs: limits.timeMs + GRACE_MS, signal },
  )
}

/** While what is derived is made anew, an answer would silently lack the half of it. */
async function refuseHalf(tx: Transaction, uri: string): Promise<void> {
  const [versions] = await tx.rows<GraphVersions>(statementFile('read/versions'))
  if (versions?.rebuilding === true)
    throw new StoreUnavailable(`the graph in Neo4j at ${uri} is being rebuilt`)
}
