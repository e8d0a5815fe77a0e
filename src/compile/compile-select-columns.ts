import type { NodeRef } from '../domain/lineage-graph.ts'
import type { SelectRequest } from '../query/read-requests.ts'
import { columnTags } from './column-tags.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { globConditions } from './glob-conditions.ts'
import { conditionsOf, nameConditions } from './name-conditions.ts'
import type { TextConditions } from './text-conditions.ts'

/**
 * One page of columns of canonical datasets, ordered by (namespace, dataset, name). Name filters test the column itself, tag
 * filters also the columns of the same name under aliases of the dataset, namespace and owner filters the dataset's identity
 * group. The column `*` matches only a selector that names `*` exactly.
 * @example
 * columns like total*
 *
 * MATCH (n:Column)-[:PART_OF]->(d:Dataset)
 * WHERE n.name <> '*' AND n.name STARTS WITH $like0Start AND NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
 *   AND d.deletedAt IS NULL
 * WITH DISTINCT n, d ORDER BY d.namespace, d.name, n.name LIMIT $limit
 * RETURN n.id AS id, n.name AS name, d.id AS datasetId, …
 */
export function compileSelectColumns(request: SelectRequest): CypherStatement {
  const { filters, datasets, column, after, limit } = request
  const { tagged, ownedBy } = filters
  const tags = columnTags(tagged ?? [])
  const byTag = datasets === undefined && tags.find.length > 0
  const owners = (ownedBy ?? []).map((_, i) => `EXISTS { (m)-[:OWNED_BY]->(:User {name: $owner${i}}) }`)
  const name = columnConditions(column)
  const names = conditionsOf(nameConditions('n', filters.like === undefined ? {} : { like: filters.like }))
  const next = afterColumn(after)
  return cypher(
    'matching columns',
    [
      ...(datasets === undefined ? [] : ['UNWIND $datasets AS id', 'MATCH (d:Dataset {id: id})']),
      ...(byTag ? tags.find : []),
      datasets === undefined
        ? 'MATCH (n:Column)-[:PART_OF]->(d:Dataset)'
        : 'MATCH (n:Column)-[:PART_OF]->(d)',
      where([
        ...name.all,
        ...names.all,
        ...(byTag ? tags.all.slice(1) : tags.all),
        ...next.all,
        'NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }',
        'd.deletedAt IS NULL',
      ]),
      ...(owners.length === 0
        ? []
        : [
            'WITH n, d, [d] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m } AS members',
            where(owners.map((holds) => `any(m IN members WHERE ${holds})`)),
          ]),
      'WITH DISTINCT n, d ORDER BY d.namespace, d.name, n.name LIMIT $limit',
      'RETURN n.id AS id, n.name AS name, d.id AS datasetId, d.namespace AS namespace, d.name AS datasetName,',
      '  [[d.namespace, d.name]] +',
      '  COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names',
      'ORDER BY namespace, datasetName, name',
    ],
    {
      ...(datasets === undefined ? {} : { datasets: [...new Set(datasets)] }),
      ...name.params,
      ...names.params,
      ...tags.params,
      ...Object.fromEntries((ownedBy ?? []).map((owner, i) => [`owner${i}`, owner])),
      ...next.params,
      limit,
    },
  )
}

function columnConditions(column: SelectRequest['column']): TextConditions {
  const whole = "n.name <> '*'"
  if (column === undefined) return { all: [whole], params: {} }
  if (!column.glob) return { all: ['n.name = $column'], params: { column: column.text } }
  const pieces = globConditions('n.name', 'column', column.text)
  return { all: [...pieces.all, whole], params: pieces.params }
}

function afterColumn(after: NodeRef | undefined): TextConditions {
  if (after?.dataset === undefined) return { all: [], params: {} }
  return {
    all: [
      'd.namespace >= $afterNamespace',
      '(d.namespace > $afterNamespace OR d.name > $afterDataset OR d.name = $afterDataset AND n.name > $afterName)',
    ],
    params: {
      afterNamespace: after.dataset.namespace,
      afterDataset: after.dataset.name,
      afterName: after.name,
    },
  }
}
