import { LIST_BOUNDS, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { listFilters } from './list-filters.ts'
import { comesAfter, endOf, listOrder, orderBy } from './list-order.ts'

/**
 * The runs `d` of one job from two indexes: runs whose `jobId` is the job, and runs that the job shares with another job
 * (`sharedJobId`). `inRange` gives conditions on the start time. `each` gives the end of each branch, such as ORDER BY and
 * LIMIT.
 */
export const byBothIndexes = (
  inRange: (start: string) => readonly string[],
  each: (job: string, start: string) => string,
): readonly (string | false)[] => [
  'CALL () {',
  '  MATCH (d:Run)',
  where(['d.jobId = $job', ...inRange('d.startedAt')], '  '),
  `  RETURN d ${each('d.jobId', 'd.startedAt')}`,
  '  UNION ALL',
  '  MATCH (d:Run)-[p:PART_OF]->()',
  '  USING INDEX SEEK p:PART_OF(sharedJobId, sharedStartedAt)',
  where(['p.sharedJobId = $job', ...inRange('p.sharedStartedAt')], '  '),
  `  RETURN d ${each('p.sharedJobId', 'p.sharedStartedAt')}`,
  '}',
]

function runsOfJob(request: ListRequest, each: string): readonly (string | false)[] {
  const { filters, after } = request
  const { direction } = listOrder(request)
  const sign = direction === '' ? '>' : '<'
  const inRange = (start: string): readonly string[] => [
    ...(after === undefined ? [`${start} ${sign}= $first`] : comesAfter([start, 'd.id'], sign)),
    ...endOf(start, direction, filters),
  ]
  return byBothIndexes(
    inRange,
    (job, start) => `${orderBy({ terms: [job, start, 'd.id'], direction })} ${each}`,
  )
}

const KEYS = 'd.startedAt AS key0, d.id AS key1'

/**
 * A page of runs of one job, by start time. Each index gives at most `examined` runs; a run in both indexes counts once.
 * @example
 * CALL () {
 *   MATCH (d:Run) WHERE d.jobId = $job AND d.startedAt <= $first RETURN d ORDER BY … LIMIT $examined
 *   UNION ALL
 *   MATCH (d:Run)-[p:PART_OF]->() … WHERE p.sharedJobId = $job … LIMIT $examined
 * }
 * WITH DISTINCT d
 * RETURN d.id AS id, d.startedAt AS key0, d.id AS key1 ORDER BY … LIMIT $limit
 */
export function compileRunsOfJob(request: ListRequest, limit: number): CypherStatement {
  return cypher(
    'a page of runs of a job',
    [
      ...runsOfJob(request, 'LIMIT $examined'),
      'WITH DISTINCT d',
      where(otherConditions(request)),
      `RETURN d.id AS id, ${KEYS} ${orderBy(listOrder(request))} LIMIT $limit`,
    ],
    { ...paramsOf(request, limit), limit },
  )
}

/** The key that the page examined in both indexes. */
export function compileRunsOfJobScanEnd(request: ListRequest, limit: number): CypherStatement {
  return cypher(
    'last run examined for a page of runs of a job',
    [
      ...runsOfJob(request, 'SKIP $examined - 1 LIMIT 1'),
      `RETURN ${KEYS} ${orderBy(listOrder(request))} LIMIT 1`,
    ],
    paramsOf(request, limit),
  )
}

/** Conditions of the filters other than job and start time. */
export function otherConditions({ filters, ...request }: ListRequest): readonly string[] {
  const inIndex = new Set(['job', 'since', 'until'])
  const others = Object.fromEntries(Object.entries(filters).filter(([name]) => !inIndex.has(name)))
  return listFilters({ ...request, filters: others }, 'd').all.map(({ holds }) => holds)
}

const paramsOf = (request: ListRequest, limit: number) => ({
  ...listFilters(request).params,
  ...listOrder(request).params,
  // Without other filters every run matches, so the page reads no more than it shows.
  examined: otherConditions(request).length === 0 ? limit : (request.bounds ?? LIST_BOUNDS).examined,
})
