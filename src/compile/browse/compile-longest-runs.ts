import { FOREVER } from '../../domain/time.ts'
import { LIST_BOUNDS, NOT_ENDED, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { byBothIndexes, otherConditions } from './compile-list-runs.ts'
import { listFilters } from './list-filters.ts'
import { comesAfter, keyParams } from './list-order.ts'

/** The runs of one job that began in a window, in no order; of each index no more than `most`. */
const runsInWindow = (): readonly (string | false)[] =>
  byBothIndexes(
    (start) => [`${start} >= $since`, `${start} <= $until`],
    () => 'LIMIT $most',
  )

/** How many runs of a job would be sorted by how long they took, told as one more than may be where they are more. */
export const compileRunsInWindow = (request: ListRequest): CypherStatement =>
  cypher('how many runs of a job', [...runsInWindow(), 'RETURN count(d) AS size'], paramsOf(request))

/** A page of the runs of a job, the longest first, out of no more than may be sorted; those that go on come last. */
export function compileLongestRuns(request: ListRequest, limit: number): CypherStatement {
  const { after } = request
  const behind = after === undefined ? [] : comesAfter(['took', 'd.id'], '<')
  return cypher(
    'a page of runs of a job, the longest first',
    [
      ...runsInWindow(),
      'WITH DISTINCT d',
      where(otherConditions(request)),
      `WITH d, CASE WHEN d.endedAt < ${FOREVER} THEN d.endedAt - d.startedAt ELSE ${NOT_ENDED} END AS took`,
      where(behind),
      'RETURN d.id AS id, took AS key0, d.id AS key1 ORDER BY key0 DESC, key1 DESC LIMIT $limit',
    ],
    { ...paramsOf(request), ...(after === undefined ? {} : keyParams(after)), limit },
  )
}

/** The window of all time where the request bounds none. */
function paramsOf(request: ListRequest) {
  const { since = Number.MIN_SAFE_INTEGER, until = FOREVER } = request.filters
  const { examined } = request.bounds ?? LIST_BOUNDS
  return { ...listFilters(request).params, since, until, most: examined + 1 }
}
