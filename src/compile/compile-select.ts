import type { SelectRequest } from '../query/read-requests.ts'
import { compileSelectColumns } from './compile-select-columns.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { labelFilters } from './label-filters.ts'
import { afterConditions, conditionsOf, nameConditions } from './name-conditions.ts'

/**
 * One page of what may fit, in order of names. What an index can narrow stands in the statement; globs and regular
 * expressions are judged in full by Tributary, on the names that come back (`names`: those of all members of the group).
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

/** A filter fits if one member of the group fits it, so members are looked for and the canonical ones answered. */
function compileSelectDatasets({ filters, after, limit }: SelectRequest): CypherStatement {
  const labels = labelFilters(filters)
  const names = labels.first === undefined ? conditionsOf(nameConditions('n', filters).slice(0, 1)) : NONE
  const next = afterConditions('d.namespace', 'd.name', after)
  const narrowed = labels.first !== undefined || names.all.length > 0
  return cypher(
    'datasets that fit',
    [
      ...(narrowed
        ? [
            labels.first?.replace('(n)', '(n:Dataset)') ?? 'MATCH (n:Dataset)',
            where(names.all),
            'OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)',
            'WITH DISTINCT coalesce(c, n) AS d',
            where(next.all),
          ]
        : ['MATCH (d:Dataset)', where(['NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }', ...next.all])]),
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
    'jobs that fit',
    [
      labels.first?.replace('(n)', '(n:Job)') ?? 'MATCH (n:Job)',
      where([...names.all, ...next.all, ...labels.all]),
      'WITH DISTINCT n ORDER BY n.namespace, n.name LIMIT $limit',
      'RETURN n.id AS id, n.namespace AS namespace, n.name AS name, [[n.namespace, n.name]] AS names',
      'ORDER BY namespace, name',
    ],
    { ...names.params, ...labels.params, ...next.params, limit },
  )
}
