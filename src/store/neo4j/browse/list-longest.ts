import { compileLongestRuns, compileRunsInWindow } from '../../../compile/browse/compile-longest-runs.ts'
import { LIST_BOUNDS, type ListPage, type ListRequest } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import { keyOf, type ListRow } from './list-row.ts'

/** A page of one job's runs, longest first. Sorts all runs that began in the window, unless there are too many. */
export async function listLongest(tx: Transaction, request: ListRequest): Promise<ListPage> {
  const { limit, bounds = LIST_BOUNDS } = request
  const counting = compileRunsInWindow(request)
  const [counted] = await tx.rows<{ size: number }>(counting.text, counting.params)
  if (counted!.size > bounds.examined) return { ids: [], tooMany: true }
  // One more than the limit shows whether there is another page.
  const { text, params } = compileLongestRuns(request, limit + 1)
  const rows = await tx.rows<ListRow>(text, params)
  const page = rows.slice(0, limit)
  return {
    ids: page.map(({ id }) => id),
    ...(rows.length > limit ? { next: keyOf(page.at(-1)!) } : {}),
  }
}
