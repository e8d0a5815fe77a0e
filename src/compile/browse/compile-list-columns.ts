import { LIST_BOUNDS, type ListRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'
import { listFilters } from './list-filters.ts'
import { byListKey, keyParams } from './list-order.ts'

/** How many columns a dataset is taken to have: a page looks at those of whole datasets. */
const WIDTH = 10
/** No name comes after this. */
const PAST_ALL = '\u{10ffff}\u{10ffff}'

/** A page of columns `d` of canonical datasets `h`: out of what is found as `m`, else of the next datasets. */
export function compileColumns(
  request: ListRequest,
  finds: string | undefined,
  limit: number,
): CypherStatement {
  const { filters, after } = request
  const { tag, dataset } = filters
  const { params } = listFilters(request)
  const { terms, params: keys } = byListKey('h', after)
  const tagged = `TAGGED]->(:Tag {name: $tag${tag?.value === undefined ? '' : ', value: $tagValue'}})`
  const holds = [
    "d.name <> '*'",
    ...(dataset === undefined ? [] : ['h.id = $dataset']),
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
      ...(finds === undefined
        ? [...datasets(after !== undefined), 'LIMIT $examined', 'MATCH (h)<-[:PART_OF]-(d:Column)']
        : [
            finds,
            'MATCH (m)-[:PART_OF]->(o:Dataset)',
            'OPTIONAL MATCH (o)-[:ALIAS_OF]->(a:Dataset)',
            'WITH DISTINCT coalesce(a, o) AS h, CASE WHEN a IS NULL THEN m ELSE head(COLLECT {',
            '  MATCH (a)<-[:PART_OF]-(x:Column) WHERE x.name = m.name RETURN x',
            '}) END AS d',
          ]),
      where(
        finds === undefined
          ? holds
          : ['d IS NOT NULL', ...(after === undefined ? [] : ['h.listKey >= $key']), ...holds],
      ),
      'RETURN d.id AS id, h.namespace AS key0, h.name AS key1, d.name AS key2',
      `ORDER BY ${[...terms, 'd.name'].join(', ')} LIMIT $limit`,
    ],
    { ...params, ...keys, limit, examined: examinedBy(request) },
  )
}

/** The key past all columns of the last dataset that was looked at. */
export function compileColumnsReached(request: ListRequest): CypherStatement {
  const { after } = request
  return cypher(
    'how far a page of columns looked',
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
  // That of the key is looked at again.
  Math.ceil(bounds.examined / WIDTH) + 1

const datasets = (isLater: boolean): readonly (string | false)[] => [
  'MATCH (h:Dataset)',
  where([
    'h.listKey >= $key',
    ...(isLater
      ? ['NOT (h.listKey = $key AND (h.namespace < $key0 OR (h.namespace = $key0 AND h.name < $key1)))']
      : []),
    'NOT EXISTS { (h)-[:ALIAS_OF]->(:Dataset) }',
  ]),
  'WITH h ORDER BY h.listKey, h.namespace, h.name',
]
