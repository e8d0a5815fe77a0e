import { compileWalk } from '../../../compile/compile-walk.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgeFact, NativeWalk, WalkRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { Brought } from './brought.ts'
import { rowsOfWalk } from './graph-state.ts'
import { crossedIn, factsFrom, keepTold, type WalkRow } from './walk-rows.ts'

/**
 * From more starts than this the walk goes level by level: one statement searches from each start by itself, and looks
 * at what lies behind many of them many times. Measured on 60,000 datasets: equal at 10 starts, half as fast at 100.
 */
const MANY_STARTS = 10

/** Whether one statement may answer the walk. */
export function isOneStatement({ starts }: WalkRequest): boolean {
  return starts.length > 0 && starts.length <= MANY_STARTS && starts.every(({ kind }) => kind === 'dataset')
}

/** Answers a whole walk by one statement; undefined if it finds more than the limits allow, or no start. */
export async function walk(
  tx: Transaction,
  request: WalkRequest,
  brought = new Brought(),
): Promise<NativeWalk | undefined> {
  return request.wanted === 'nodes' ? nodesOf(tx, request, brought) : edgesOf(tx, request, brought)
}

interface NodesRow {
  readonly ids: readonly Id[]
  readonly distances: readonly number[]
}

async function nodesOf(
  tx: Transaction,
  request: WalkRequest,
  brought: Brought,
): Promise<NativeWalk | undefined> {
  const [row] = await rowsOfWalk<NodesRow>(tx, compileWalk(request), brought)
  const { ids, distances } = row!
  const starts = new Set(request.starts.map(({ id }) => id))
  const reached = []
  for (const [i, id] of ids.entries()) if (!starts.has(id)) reached.push({ id, distance: distances[i]! })
  return reached.length > request.limits.nodes ? undefined : { reached, crossed: [], more: [] }
}

async function edgesOf(
  tx: Transaction,
  request: WalkRequest,
  brought: Brought,
): Promise<NativeWalk | undefined> {
  const { direction, maxDepth, limits } = request
  const rows = await rowsOfWalk<WalkRow>(tx, compileWalk(request), brought)
  // The statement answers nothing too where it would find too many nodes; to look again costs one level.
  if (rows.length === 0 || crossedIn(rows) > limits.edges) return undefined

  const starts = new Set(request.starts.map(({ id }) => id))
  const reached = new Map<Id, number>()
  for (const { id, distance } of rows) if (!starts.has(id)) reached.set(id, distance)
  if (reached.size > limits.nodes) return undefined
  keepTold(rows, brought)

  const stopped = new Set(request.stopJobs)
  const crossed: EdgeFact[] = []
  const more: Id[] = []
  for (const row of rows) {
    const facts = factsFrom(row, direction)
    if (row.distance !== maxDepth) for (const { fact } of facts) crossed.push(fact)
    else if (
      facts.some(
        ({ far, jobId }) => !(jobId !== null && stopped.has(jobId)) && !starts.has(far) && !reached.has(far),
      )
    )
      more.push(row.id)
  }
  return { reached: [...reached].map(([id, distance]) => ({ id, distance })), crossed, more }
}
