import { FOREVER } from '../../domain/time.ts'
import { LIST_BOUNDS, NOT_ENDED, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { byBothIndexes, otherConditions } from './compile-list-runs.ts'
import { listFilters } from './list-filters.ts'
import { comesAfter, keyParams } from './list-order.ts'

/** The runs of one job that began in a window, unordered, at most `$most` from each index. */
const runsInWindow = (): readonly (string | false)[] =>
  byBothIndexes(
    (start) => [`${start} >= $since`, `${start} <= $until`],
    () => 'LIMIT $most',
  )

/** Counts the runs that would have to be sorted by duration. A count above `examined` means: too many. */
export const compileRunsInWindow = (request: ListRequest): CypherStatement =>
  cypher('number of runs of a job', [...runsInWindow(), 'RETURN count(d) AS size'], paramsOf(request))

/**
 * A page of runs of a job, longest first; runs that have not ended come last. Sorts at most `examined` + 1 runs per index.
 * @example
 * … the runs of the job as d …
 * WITH d, CASE WHEN d.endedAt < 253402300799999 THEN d.endedAt - d.startedAt ELSE -1 END AS took
 * RETURN d.id AS id, took AS key0, d.id AS key1 ORDER BY key0 DESC, key1 DESC LIMIT $limit
 */
export function compileLongestRuns(request: ListRequest, limit: number): CypherStatement {
  const { after } = request
  const next = after === undefined ? [] : comesAfter(['took', 'd.id'], '<')
  return cypher(
    'a page of runs of a job, the longest first',
    [
      ...runsInWindow(),
      'WITH DISTINCT d',
      where(otherConditions(request)),
      `WITH d, CASE WHEN d.endedAt < ${FOREVER} THEN d.endedAt - d.startedAt ELSE ${NOT_ENDED} END AS took`,
      where(next),
      'RETURN d.id AS id, took AS key0, d.id AS key1 ORDER BY key0 DESC, key1 DESC LIMIT $limit',
    ],
    { ...paramsOf(request), ...(after === undefined ? {} : keyParams(after)), limit },
  )
}

/** Without bounds in the request the window covers all time. */
function paramsOf(request: ListRequest) {
  const { since = Number.MIN_SAFE_INTEGER, until = FOREVER } = request.filters
  const { examined } = request.bounds ?? LIST_BOUNDS
  return { ...listFilters(request).params, since, until, most: examined + 1 }
}
