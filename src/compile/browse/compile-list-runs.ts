import { LIST_BOUNDS, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { listFilters } from './list-filters.ts'
import { comesAfter, endOf, listOrder, orderBy } from './list-order.ts'

/**
 * The runs of one job: those that name it as theirs and those that it shares with the job that they name, by an index each.
 * `inRange` says which by their start, and `each` which of those that an index finds, by what it is of.
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

/** How far it looked: as far as into both lists of runs. */
export function compileRunsOfJobReached(request: ListRequest, limit: number): CypherStatement {
  return cypher(
    'how far a page of runs of a job looked',
    [
      ...runsOfJob(request, 'SKIP $examined - 1 LIMIT 1'),
      `RETURN ${KEYS} ${orderBy(listOrder(request))} LIMIT 1`,
    ],
    paramsOf(request, limit),
  )
}

/** What is asked beside job and start. */
export function otherConditions({ filters, ...request }: ListRequest): readonly string[] {
  const inIndex = new Set(['job', 'since', 'until'])
  const others = Object.fromEntries(Object.entries(filters).filter(([name]) => !inIndex.has(name)))
  return listFilters({ ...request, filters: others }, 'd').all.map(({ holds }) => holds)
}

const paramsOf = (request: ListRequest, limit: number) => ({
  ...listFilters(request).params,
  ...listOrder(request).params,
  // Where all fit, no more need be read than are shown.
  examined: otherConditions(request).length === 0 ? limit : (request.bounds ?? LIST_BOUNDS).examined,
})
