import type { SelectRequest } from '../query/read-requests.ts'
import { compileSelectColumns } from './compile-select-columns.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { labelFilters } from './label-filters.ts'
import { afterConditions, conditionsOf, nameConditions } from './name-conditions.ts'

/**
 * One page of candidates of a selector, ordered by name. The statement has only conditions that an index can narrow.
 * Tributary then tests the whole glob or regular expression on the returned `names`, those of all identity group members.
 * @example
 * datasets like shop.*
 *
 * MATCH (n:Dataset)
 * WHERE n.name STARTS WITH $like0Start
 * OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)
 * WITH DISTINCT coalesce(c, n) AS d
 * WHERE d.deletedAt IS NULL
 * WITH d ORDER BY d.namespace, d.name LIMIT $limit
 * RETURN d.id AS id, d.namespace AS namespace, d.name AS name, … AS names
 * ORDER BY namespace, name
 */
export function compileSelect(request: SelectRequest): CypherStatement {
  switch (request.of) {
    case 'dataset':
      return compileSelectDatasets(request)
    case 'job':
      return compileSelectJobs(request)
    case 'column':
      return compileSelectColumns(request)
  }
}

/** A dataset matches if any member of its identity group does. The statement finds members and returns canonical datasets. */
function compileSelectDatasets({ filters, after, limit }: SelectRequest): CypherStatement {
  const labels = labelFilters(filters)
  const names = labels.first === undefined ? conditionsOf(nameConditions('n', filters).slice(0, 1)) : NONE
  const next = afterConditions('d.namespace', 'd.name', after)
  const narrowed = labels.first !== undefined || names.all.length > 0
  return cypher(
    'matching datasets',
    [
      ...(narrowed
        ? [
            labels.first?.replace('(n)', '(n:Dataset)') ?? 'MATCH (n:Dataset)',
            where(names.all),
            'OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)',
            'WITH DISTINCT coalesce(c, n) AS d',
            where(['d.deletedAt IS NULL', ...next.all]),
          ]
        : [
            'MATCH (d:Dataset)',
            where(['NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }', 'd.deletedAt IS NULL', ...next.all]),
          ]),
      ...(labels.all.length === 0
        ? []
        : ['WITH d, [d] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m } AS members']),
      where(labels.all.map((holds) => `any(n IN members WHERE ${holds})`)),
      'WITH d ORDER BY d.namespace, d.name LIMIT $limit',
      'RETURN d.id AS id, d.namespace AS namespace, d.name AS name, [[d.namespace, d.name]] +',
      '  COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names',
      'ORDER BY namespace, name',
    ],
    { ...names.params, ...labels.params, ...next.params, limit },
  )
}

const NONE = { all: [], params: {} }

function compileSelectJobs({ filters, after, limit }: SelectRequest): CypherStatement {
  const labels = labelFilters(filters)
  const names = conditionsOf(nameConditions('n', filters))
  const next = afterConditions('n.namespace', 'n.name', after)
  return cypher(
    'matching jobs',
    [
      labels.first?.replace('(n)', '(n:Job)') ?? 'MATCH (n:Job)',
      where([...names.all, 'n.deletedAt IS NULL', ...next.all, ...labels.all]),
      'WITH DISTINCT n ORDER BY n.namespace, n.name LIMIT $limit',
      'RETURN n.id AS id, n.namespace AS namespace, n.name AS name, [[n.namespace, n.name]] AS names',
      'ORDER BY namespace, name',
    ],
    { ...names.params, ...labels.params, ...next.params, limit },
  )
}
