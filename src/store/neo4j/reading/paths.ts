import { compilePaths } from '../../../compile/compile-paths.ts'
import type { NativePaths, PathsRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { Brought } from './brought.ts'
import { rowsOfWalk } from './graph-state.ts'
import { crossedIn, factsFrom, keepTold, type WalkRow } from './walk-rows.ts'

/** From more starts, or to more ends, the statement would look at what they share many times; see `walk`. */
const MANY = 10

/** Whether one statement may find the ways. */
export const isOneStatementOfWays = ({ starts, ends }: PathsRequest): boolean =>
  starts.length > 0 && starts.length <= MANY && ends.length > 0 && ends.length <= MANY

/** All ways by one statement; undefined if it finds more than the limits allow. */
export async function paths(
  tx: Transaction,
  request: PathsRequest,
  brought = new Brought(),
): Promise<NativePaths | undefined> {
  const rows = await rowsOfWalk<WalkRow>(tx, compilePaths(request), brought)
  if (crossedIn(rows) > request.limits.edges) return undefined
  const starts = new Set(request.starts)
  const reached = rows.filter(({ id }) => !starts.has(id))
  if (reached.length > request.limits.nodes) return undefined
  keepTold(rows, brought)
  return {
    reached: reached.map(({ id, distance }) => ({ id, distance })),
    crossed: rows.flatMap((row) => factsFrom(row, 'downstream').map(({ fact }) => fact)),
  }
}
