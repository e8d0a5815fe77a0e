import { LAST_CHARACTER } from '../../lib/last-character.ts'
import { LIST_BOUNDS, LIST_LABELS, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { listKey } from '../list-key.ts'
import { compileColumns, compileColumnsReached } from './compile-list-columns.ts'
import { listFilters, timeOf, type ListFilter } from './list-filters.ts'
import { endOf, listOrder, orderBy, type ListOrder } from './list-order.ts'
import { compileRunsOfJob, compileRunsOfJobReached } from './compile-list-runs.ts'

/** What finds all that a filter lets through; a list has one for each filter that an index serves. */
export const narrowings = (request: ListRequest): readonly string[] =>
  request.of === 'column' && request.filters.dataset !== undefined
    ? ['MATCH (:Dataset {id: $dataset})<-[:PART_OF]-(m:Column)']
    : listFilters(request).all.flatMap(({ finds }) => finds ?? [])

/** How many things each narrowing finds, no more than one past FEW: a list of numbers. */
export function compileSizes(request: ListRequest, found: readonly string[]): CypherStatement {
  return cypher(
    'how many each filter finds',
    [
      ...found.map((finds, i) => `CALL () { ${finds} WITH m LIMIT $most RETURN count(m) AS size${i} }`),
      `RETURN [${found.map((_, i) => `size${i}`).join(', ')}] AS sizes`,
    ],
    { ...listFilters(request).params, most: (request.bounds ?? LIST_BOUNDS).few + 1 },
  )
}

/** A page out of what a narrowing finds. Rows are ids with their keys, in order, at most `limit`. */
export function compileFew(request: ListRequest, finds: string, limit: number): CypherStatement {
  if (request.of === 'column') return compileColumns(request, finds, limit)
  const { all, params } = listFilters(request, nodeOf(request))
  const order = listOrder(request)
  return cypher(
    `a page of ${request.of}s, out of few`,
    [
      finds,
      ...(request.of === 'dataset'
        ? [
            'OPTIONAL MATCH (m)-[:ALIAS_OF]->(a:Dataset)',
            'WITH DISTINCT coalesce(a, m) AS c',
            ...ofGroup,
            `WITH c, members, ${standing(request, all)} AS d`,
            where(['d IS NOT NULL', ...ofMembers(request, all), ...order.after]),
          ]
        : ['WITH DISTINCT m AS d', where([...all.map(({ holds }) => holds), ...order.after])]),
      ...page(request, order),
    ],
    { ...params, ...order.params, limit },
  )
}

/**
 * A page of what the next things of the order are; no more of them are looked at than `examined`. Datasets and jobs may be
 * confined to those that are named in one namespace, whatever the filters say.
 */
export function compileList(request: ListRequest, limit: number, within?: string): CypherStatement {
  if (request.of === 'column') return compileColumns(request, undefined, limit)
  if (request.of === 'run' && request.filters.job !== undefined) return compileRunsOfJob(request, limit)
  // Asked about any sooner, the index of namespaces would be taken, which does not give the order.
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
            where([...exactly, `d = ${standing(request, all)}`, ...ofMembers(request, all)]),
          ]
        : ['WITH d', where([...exactly, ...all.map(({ holds }) => holds)])]),
      ...page(request, order),
    ],
    { ...params, ...order.params, ...paramsWithin(request, within), limit, examined: examinedBy(request) },
  )
}

/** The key of the last thing that the walk looked at, asked for so many; no row if it came to the end. */
export function compileReached(request: ListRequest, limit: number, within?: string): CypherStatement {
  if (request.of === 'column') return compileColumnsReached(request)
  if (request.of === 'run' && request.filters.job !== undefined)
    return compileRunsOfJobReached(request, limit)
  const order = listOrder(request)
  return cypher(
    `how far a page of ${request.of}s looked`,
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

/** Operations of one job are told apart by one property, so that more of them are looked at. */
const examinedBy = ({ of: kind, filters, bounds = LIST_BOUNDS }: ListRequest): number =>
  (kind === 'operation' && filters.job !== undefined ? 10 : 1) * bounds.examined

/** The range of the keys of one namespace, from its begin on where no page came before. */
function paramsWithin({ order, filters, after }: ListRequest, within = filters.namespace) {
  if (within === undefined || order !== 'name') return {}
  const key = listKey(within, filters.prefix ?? '')
  return { within, keyEnd: `${key}${LAST_CHARACTER}`, ...(after === undefined ? { key } : {}) }
}

function steps(request: ListRequest, order: ListOrder, within?: string): readonly (string | false)[] {
  const { of: kind, filters } = request
  const confined = [
    ...(order.terms[0] === 'd.listKey' && filters.namespace !== undefined ? ['d.listKey < $keyEnd'] : []),
    ...(within === undefined ? [] : ['d.listKey < $keyEnd']),
    ...(order.terms[0] === `d.${timeOf(kind)}` ? endOf(order.terms[0], order.direction, filters) : []),
    ...(order.terms[0] === 'd.name' && filters.prefix !== undefined ? ['d.name STARTS WITH $prefix'] : []),
  ]
  return [`MATCH (d:${LIST_LABELS[kind]})`, where([...order.after, ...confined]), `WITH d ${orderBy(order)}`]
}

/** The canonical member first. */
const ofGroup = ['WITH c, [c] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(c) RETURN m } AS members']

/** The member at which a group is listed; null where none fits. */
function standing({ order }: ListRequest, all: readonly ListFilter[]): string {
  if (order !== 'name')
    return 'head(COLLECT { UNWIND members AS m RETURN m ORDER BY m.firstSeen, m.id LIMIT 1 })'
  const names = all.filter(({ ofNames }) => ofNames)
  if (names.length === 0) return 'c'
  return `head(COLLECT { UNWIND members AS m WITH m WHERE ${names.map(({ holds }) => holds).join(' AND ')}
    RETURN m ORDER BY m.namespace, m.name LIMIT 1 })`
}

function ofMembers({ order }: ListRequest, all: readonly ListFilter[]): readonly string[] {
  const names = all.filter(({ ofNames }) => ofNames).map(({ holds }) => holds)
  return [
    ...(order === 'name' || names.length === 0 ? [] : [names.join(' AND ')]),
    ...all.filter(({ ofNames }) => !ofNames).map(({ holds }) => holds),
  ].map((holds) => `any(m IN members WHERE ${holds})`)
}

/** Filters of datasets are those of members `m` of the group `c`, listed at `d`; other things stand for themselves. */
const nodeOf = ({ of }: ListRequest): 'm' | 'd' => (of === 'dataset' ? 'm' : 'd')

/** Ordered before anything is renamed, so that the order of the index is seen to be the one that is wanted. */
function page({ of }: ListRequest, order: ListOrder): readonly string[] {
  const listed = of === 'dataset' ? 'c' : 'd'
  return [
    `WITH ${listed === 'd' ? 'd' : 'c, d'} ${orderBy(order)} LIMIT $limit`,
    `RETURN ${listed}.id AS id, ${order.keys.map((key, i) => `${key} AS key${i}`).join(', ')}`,
  ]
}
