import { LIST_BOUNDS, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { listFilters } from './list-filters.ts'
import { byListKey, keyParams } from './list-order.ts'

/** Assumed columns per dataset. A page reads all columns of a number of datasets, namely `examined` / this. */
const COLUMNS_PER_DATASET = 10
/** Sorts after every name. */
const PAST_ALL = '\u{10ffff}\u{10ffff}'

/**
 * A page of columns `d` of canonical datasets `h`. With `match` (a clause that binds `m`) the columns come from an index,
 * otherwise from the next datasets in order.
 * @example
 * MATCH (h:Dataset) WHERE h.listKey >= $key AND NOT EXISTS { (h)-[:ALIAS_OF]->(:Dataset) }
 * WITH h ORDER BY h.listKey, h.namespace, h.name
 * LIMIT $examined
 * MATCH (h)<-[:PART_OF]-(d:Column)
 * WHERE d.name <> '*' AND h.deletedAt IS NULL
 * RETURN d.id AS id, h.namespace AS key0, h.name AS key1, d.name AS key2
 * ORDER BY h.listKey, h.namespace, h.name, d.name LIMIT $limit
 */
export function compileColumns(
  request: ListRequest,
  match: string | undefined,
  limit: number,
): CypherStatement {
  const { filters, after } = request
  const { tag, dataset } = filters
  const { params } = listFilters(request)
  const { terms, params: keys } = byListKey('h', after)
  const tagged = `TAGGED]->(:Tag {name: $tag${tag?.value === undefined ? '' : ', value: $tagValue'}})`
  const conditions = [
    "d.name <> '*'",
    // The columns of one dataset are listed even if it is deleted.
    ...(dataset !== undefined
      ? ['h.id = $dataset']
      : filters.includeDeleted === true
        ? []
        : ['h.deletedAt IS NULL']),
    ...(filters.name === undefined ? [] : ['d.name = $name']),
    ...(filters.prefix === undefined ? [] : ['d.name STARTS WITH $prefix']),
    ...(tag === undefined
      ? []
      : [
          `(EXISTS { (d)-[:${tagged} } OR EXISTS {
    MATCH (h)<-[:ALIAS_OF]-(:Dataset)<-[:PART_OF]-(same:Column)-[:${tagged} WHERE same.name = d.name
  })`,
        ]),
    ...(after === undefined
      ? []
      : [
          `NOT (h.listKey = $key AND (h.namespace < $key0 OR (h.namespace = $key0 AND
    (h.name < $key1 OR (h.name = $key1 AND d.name <= $key2)))))`,
        ]),
  ]
  return cypher(
    'a page of columns',
    [
      ...(match === undefined
        ? [...datasets(after !== undefined), 'LIMIT $examined', 'MATCH (h)<-[:PART_OF]-(d:Column)']
        : [
            match,
            'MATCH (m)-[:PART_OF]->(o:Dataset)',
            'OPTIONAL MATCH (o)-[:ALIAS_OF]->(a:Dataset)',
            'WITH DISTINCT coalesce(a, o) AS h, CASE WHEN a IS NULL THEN m ELSE head(COLLECT {',
            '  MATCH (a)<-[:PART_OF]-(x:Column) WHERE x.name = m.name RETURN x',
            '}) END AS d',
          ]),
      where(
        match === undefined
          ? conditions
          : ['d IS NOT NULL', ...(after === undefined ? [] : ['h.listKey >= $key']), ...conditions],
      ),
      'RETURN d.id AS id, h.namespace AS key0, h.name AS key1, d.name AS key2',
      `ORDER BY ${[...terms, 'd.name'].join(', ')} LIMIT $limit`,
    ],
    { ...params, ...keys, limit, examined: examinedBy(request) },
  )
}

/** The key after all columns of the last dataset that the page examined. */
export function compileColumnScanEnd(request: ListRequest): CypherStatement {
  const { after } = request
  return cypher(
    'last dataset examined for a page of columns',
    [
      ...datasets(after !== undefined),
      'SKIP $examined - 1 LIMIT 1',
      'RETURN h.namespace AS key0, h.name AS key1, $pastAll AS key2',
    ],
    {
      ...byListKey('h', after).params,
      ...(after && keyParams(after)),
      examined: examinedBy(request),
      pastAll: PAST_ALL,
    },
  )
}

const examinedBy = ({ bounds = LIST_BOUNDS }: ListRequest): number =>
  // The dataset of the key is examined again.
  Math.ceil(bounds.examined / COLUMNS_PER_DATASET) + 1

const datasets = (hasKey: boolean): readonly (string | false)[] => [
  'MATCH (h:Dataset)',
  where([
    'h.listKey >= $key',
    ...(hasKey
      ? ['NOT (h.listKey = $key AND (h.namespace < $key0 OR (h.namespace = $key0 AND h.name < $key1)))']
      : []),
    'NOT EXISTS { (h)-[:ALIAS_OF]->(:Dataset) }',
  ]),
  'WITH h ORDER BY h.listKey, h.namespace, h.name',
]
