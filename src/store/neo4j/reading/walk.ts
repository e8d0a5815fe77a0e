import { compileWalk } from '../../../compile/compile-walk.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgeFact, NativeWalk, WalkRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { factOf, type SpanRow } from './roll-up-rows.ts'

/**
 * From more starts than this the walk goes level by level: one statement searches from each start by itself, and looks
 * at what lies behind many of them many times. Measured on 60,000 datasets: equal at 10 starts, half as fast at 100.
 */
const MANY_STARTS = 10

/** Whether one statement may answer the walk. */
export function isOneStatement({ starts }: WalkRequest): boolean {
  return starts.length > 0 && starts.length <= MANY_STARTS && starts.every(({ kind }) => kind === 'dataset')
}

interface Row {
  readonly near: Id
  readonly distance: number
  readonly far: Id
  readonly jobId: Id | null
  readonly spans: readonly SpanRow[]
}

/** Answers a whole walk by one statement; undefined if it finds more than the limits allow, or nothing. */
export async function walk(tx: Transaction, request: WalkRequest): Promise<NativeWalk | undefined> {
  const { text, params } = compileWalk(request)
  const rows = await tx.rows<Row>(text, params)
  // The statement answers nothing too where it would find too many nodes; to look again costs one level.
  if (rows.length === 0 || rows.length > request.limits.edges) return undefined

  const starts = new Set(request.starts.map(({ id }) => id))
  const stopped = new Set(request.stopJobs)
  const passes = ({ jobId }: Row): boolean => jobId === null || !stopped.has(jobId)
  const withinDepth = ({ distance }: Row): boolean =>
    request.maxDepth === undefined || distance < request.maxDepth

  const distances = new Map<Id, number>()
  const crossed: EdgeFact[] = []
  for (const row of rows) {
    if (!withinDepth(row)) continue
    const { near, far, jobId, spans, distance } = row
    crossed.push(
      request.direction === 'upstream' ? factOf(far, near, jobId, spans) : factOf(near, far, jobId, spans),
    )
    if (passes(row) && !starts.has(far) && (distances.get(far) ?? Infinity) > distance + 1)
      distances.set(far, distance + 1)
  }
  if (distances.size > request.limits.nodes) return undefined
  const more = new Set<Id>()
  if (request.at === 'dataset')
    for (const row of rows)
      if (!withinDepth(row) && passes(row) && !starts.has(row.far) && !distances.has(row.far))
        more.add(row.near)
  return {
    reached: [...distances].map(([id, distance]) => ({ id, distance })),
    crossed,
    more: [...more],
  }
}
