import { compilePaths } from '../../../compile/compile-paths.ts'
import type { NativePaths, PathsRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { Prefetched } from './prefetched.ts'
import { rowsOfWalk } from './graph-state.ts'
import { countCrossed, factsFrom, collectPrefetched, type WalkRow } from './walk-rows.ts'

/** With more starts or ends, the statement would read shared nodes repeatedly; see `walk`. */
const MAX_ENDS = 10

/** Whether one statement can find the paths. */
export const pathsFitOneStatement = ({ starts, ends }: PathsRequest): boolean =>
  starts.length > 0 && starts.length <= MAX_ENDS && ends.length > 0 && ends.length <= MAX_ENDS

/** Finds all paths by one statement. Undefined if it exceeds the limits. */
export async function paths(
  tx: Transaction,
  request: PathsRequest,
  prefetched = new Prefetched(),
): Promise<NativePaths | undefined> {
  const rows = await rowsOfWalk<WalkRow>(tx, compilePaths(request), prefetched)
  if (countCrossed(rows) > request.limits.edges) return undefined
  const starts = new Set(request.starts)
  const reached = rows.filter(({ id }) => !starts.has(id))
  if (reached.length > request.limits.nodes) return undefined
  collectPrefetched(rows, prefetched)
  return {
    reached: reached.map(({ id, distance }) => ({ id, distance })),
    crossed: rows.flatMap((row) => factsFrom(row, 'downstream').map(({ fact }) => fact)),
  }
}
