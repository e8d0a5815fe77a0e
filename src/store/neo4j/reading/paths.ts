import { compilePaths } from '../../../compile/compile-paths.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgeFact, NativePaths, PathsRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { factOf, type SpanRow } from './roll-up-rows.ts'

/** From more starts, or to more ends, the statement would look at what they share many times; see `walk`. */
const MANY = 10

/** Whether one statement may find the ways. */
export const isOneStatementOfWays = ({ starts, ends }: PathsRequest): boolean =>
  starts.length > 0 && starts.length <= MANY && ends.length > 0 && ends.length <= MANY

interface Row {
  readonly near: Id
  readonly distance: number
  readonly far: Id | null
  readonly jobId: Id | null
  readonly spans: readonly SpanRow[]
}

/** All ways by one statement; undefined if it finds more than the limits allow. */
export async function paths(tx: Transaction, request: PathsRequest): Promise<NativePaths | undefined> {
  const { text, params } = compilePaths(request)
  const rows = await tx.rows<Row>(text, params)
  if (rows.length > request.limits.edges) return undefined
  const starts = new Set(request.starts)
  const reached = new Map<Id, number>()
  const crossed: EdgeFact[] = []
  for (const { near, distance, far, jobId, spans } of rows) {
    if (!starts.has(near)) reached.set(near, distance)
    if (far !== null && spans.length > 0) crossed.push(factOf(near, far, jobId, spans))
  }
  if (reached.size > request.limits.nodes) return undefined
  return { reached: [...reached].map(([id, distance]) => ({ id, distance })), crossed }
}
