import { LAST_CHARACTER } from '../../lib/last-character.ts'
import { LIST_BOUNDS, LIST_LABELS, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { listKey } from '../list-key.ts'
import { compileColumns, compileColumnScanEnd } from './compile-list-columns.ts'
import { listFilters, timeOf, type ListFilter } from './list-filters.ts'
import { endOf, listOrder, orderBy, type ListOrder } from './list-order.ts'
import { compileRunsOfJob, compileRunsOfJobScanEnd } from './compile-list-runs.ts'

/** MATCH clauses that bind all matches of one filter as `m`: one for each filter of the list that has an index. */
export const indexedMatches = (request: ListRequest): readonly string[] =>
  request.of === 'column' && request.filters.dataset !== undefined
    ? ['MATCH (:Dataset {id: $dataset})<-[:PART_OF]-(m:Column)']
    : listFilters(request).all.flatMap(({ match }) => match ?? [])

/**
 * Counts the matches of each filter with an index, up to `bounds.few` + 1, so that the store can pick the narrowest one.
 * @example
 * CALL () { MATCH (m:Dataset) WHERE m.format = $format WITH m LIMIT $most RETURN count(m) AS size0 }
 * RETURN [size0] AS sizes
 */
export function compileMatchCounts(request: ListRequest, matches: readonly string[]): CypherStatement {
  return cypher(
    'number of matches of each filter',
    [
      ...matches.map((match, i) => `CALL () { ${match} WITH m LIMIT $most RETURN count(m) AS size${i} }`),
      `RETURN [${matches.map((_, i) => `size${i}`).join(', ')}] AS sizes`,
    ],
    { ...listFilters(request).params, most: (request.bounds ?? LIST_BOUNDS).few + 1 },
  )
}

/**
 * A page that tests and sorts all matches of one filter (`match`, from `indexedMatches`). The rows are at most `limit` ids
 * with their keys, in order.
 * @example
 * MATCH (m:Job) WHERE m.namespace = $namespace
 * WITH DISTINCT m AS d
 * WHERE d.namespace = $namespace AND d.listKey >= $key
 * WITH d ORDER BY d.listKey, d.namespace, d.name LIMIT $limit
 * RETURN d.id AS id, d.namespace AS key0, d.name AS key1
 */
export function compileListFromIndex(request: ListRequest, match: string, limit: number): CypherStatement {
  if (request.of === 'column') return compileColumns(request, match, limit)
  const { all, params } = listFilters(request, nodeOf(request))
  const order = listOrder(request)
  return cypher(
    `a page of ${request.of}s, from one filter`,
    [
      match,
      ...(request.of === 'dataset'
        ? [
            'OPTIONAL MATCH (m)-[:ALIAS_OF]->(a:Dataset)',
            'WITH DISTINCT coalesce(a, m) AS c',
            ...bindMembers,
            `WITH c, members, ${listedMember(request, all)} AS d`,
            where(['d IS NOT NULL', ...live(request), ...memberConditions(request, all), ...order.after]),
          ]
        : [
            'WITH DISTINCT m AS d',
            where([...live(request), ...all.map(({ holds }) => holds), ...order.after]),
          ]),
      ...page(request, order),
    ],
    { ...params, ...order.params, limit },
  )
}

/**
 * A page that scans the index of the order and tests each entry, at most `examined` entries. `within` additionally confines
 * datasets and jobs to one namespace.
 * @example
 * MATCH (d:Job)
 * WHERE d.listKey >= $key
 * WITH d ORDER BY d.listKey, d.namespace, d.name
 * LIMIT $examined
 * WITH d WHERE d.producer = $producer
 * WITH d ORDER BY d.listKey, d.namespace, d.name LIMIT $limit
 * RETURN d.id AS id, d.namespace AS key0, d.name AS key1
 */
export function compileList(request: ListRequest, limit: number, within?: string): CypherStatement {
  if (request.of === 'column') return compileColumns(request, undefined, limit)
  if (request.of === 'run' && request.filters.job !== undefined) return compileRunsOfJob(request, limit)
  // In the first WHERE this condition would make Neo4j choose the index of namespaces, which does not give the order.
  const exactly = within === undefined ? [] : ['d.namespace = $within']
  const { all, params } = listFilters(request, nodeOf(request))
  const order = listOrder(request)
  return cypher(
    `a page of ${request.of}s`,
    [
      ...steps(request, order, within),
      'LIMIT $examined',
      ...(request.of === 'dataset'
        ? [
            'OPTIONAL MATCH (d)-[:ALIAS_OF]->(a:Dataset)',
            'WITH d, coalesce(a, d) AS c',
            'WITH d, c, [c] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(c) RETURN m } AS members',
            where([
              ...exactly,
              ...live(request),
              `d = ${listedMember(request, all)}`,
              ...memberConditions(request, all),
            ]),
          ]
        : ['WITH d', where([...exactly, ...live(request), ...all.map(({ holds }) => holds)])]),
      ...page(request, order),
    ],
    { ...params, ...order.params, ...paramsWithin(request, within), limit, examined: examinedBy(request) },
  )
}

/**
 * The key of the last entry that `compileList` examined, where the next page continues. No row: the scan reached the end.
 * Same statement as `compileList`, with `SKIP $examined - 1 LIMIT 1`.
 */
export function compileScanEnd(request: ListRequest, limit: number, within?: string): CypherStatement {
  if (request.of === 'column') return compileColumnScanEnd(request)
  if (request.of === 'run' && request.filters.job !== undefined)
    return compileRunsOfJobScanEnd(request, limit)
  const order = listOrder(request)
  return cypher(
    `last ${request.of} examined for a page`,
    [
      ...steps(request, order, within),
      'SKIP $examined - 1 LIMIT 1',
      `RETURN ${order.keys.map((key, i) => `${key} AS key${i}`).join(', ')}`,
    ],
    {
      ...listFilters(request).params,
      ...order.params,
      ...paramsWithin(request, within),
      examined: examinedBy(request),
    },
  )
}

/** The test of an operation's job reads one property only, so such a page may examine ten times as many. */
const examinedBy = ({ of: kind, filters, bounds = LIST_BOUNDS }: ListRequest): number =>
  (kind === 'operation' && filters.job !== undefined ? 10 : 1) * bounds.examined

/** The range of list keys of one namespace. The start of the range is set for the first page only. */
function paramsWithin({ order, filters, after }: ListRequest, within = filters.namespace) {
  if (within === undefined || order !== 'name') return {}
  const key = listKey(within, filters.prefix ?? '')
  return { within, keyEnd: `${key}${LAST_CHARACTER}`, ...(after === undefined ? { key } : {}) }
}

function steps(request: ListRequest, order: ListOrder, within?: string): readonly (string | false)[] {
  const { of: kind, filters } = request
  const range = [
    ...(order.terms[0] === 'd.listKey' && filters.namespace !== undefined ? ['d.listKey < $keyEnd'] : []),
    ...(within === undefined ? [] : ['d.listKey < $keyEnd']),
    ...(order.terms[0] === `d.${timeOf(kind)}` ? endOf(order.terms[0], order.direction, filters) : []),
    ...(order.terms[0] === 'd.name' && filters.prefix !== undefined ? ['d.name STARTS WITH $prefix'] : []),
  ]
  return [`MATCH (d:${LIST_LABELS[kind]})`, where([...order.after, ...range]), `WITH d ${orderBy(order)}`]
}

/** Binds the identity group of `c` as `members`, the canonical member first. */
const bindMembers = ['WITH c, [c] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(c) RETURN m } AS members']

/** Cypher expression for the member whose position in the order lists the group; null if no member matches. */
function listedMember({ order }: ListRequest, all: readonly ListFilter[]): string {
  if (order !== 'name')
    return 'head(COLLECT { UNWIND members AS m RETURN m ORDER BY m.firstSeen, m.id LIMIT 1 })'
  const names = all.filter(({ ofNames }) => ofNames)
  if (names.length === 0) return 'c'
  return `head(COLLECT { UNWIND members AS m WITH m WHERE ${names.map(({ holds }) => holds).join(' AND ')}
    RETURN m ORDER BY m.namespace, m.name LIMIT 1 })`
}

function memberConditions({ order }: ListRequest, all: readonly ListFilter[]): readonly string[] {
  const names = all.filter(({ ofNames }) => ofNames).map(({ holds }) => holds)
  return [
    ...(order === 'name' || names.length === 0 ? [] : [names.join(' AND ')]),
    ...all.filter(({ ofNames }) => !ofNames).map(({ holds }) => holds),
  ].map((holds) => `any(m IN members WHERE ${holds})`)
}

/** Condition that the listed dataset or job is not deleted, unless the request includes deleted ones. */
function live({ of: kind, filters }: ListRequest): readonly string[] {
  if (filters.includeDeleted === true || (kind !== 'dataset' && kind !== 'job')) return []
  return [`${kind === 'dataset' ? 'c' : 'd'}.deletedAt IS NULL`]
}

/** The variable that filters test: a member `m` of the identity group for datasets, the node `d` for other kinds. */
const nodeOf = ({ of: kind }: ListRequest): 'm' | 'd' => (kind === 'dataset' ? 'm' : 'd')

/** Sorts before it renames anything, so that the planner recognises the order of the index and does not sort again. */
function page({ of: kind }: ListRequest, order: ListOrder): readonly string[] {
  const listed = kind === 'dataset' ? 'c' : 'd'
  return [
    `WITH ${listed === 'd' ? 'd' : 'c, d'} ${orderBy(order)} LIMIT $limit`,
    `RETURN ${listed}.id AS id, ${order.keys.map((key, i) => `${key} AS key${i}`).join(', ')}`,
  ]
}
