import type { Id } from '../domain/ids.ts'
import type { NodeKind } from '../domain/lineage-graph.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/**
 * Names of nodes of one kind. A run or operation is named by its job.
 * @example
 * dataset, ['d1']
 *
 * UNWIND $ids AS id
 * MATCH (n:Dataset {id: id})
 * RETURN n.id AS id, n.namespace AS namespace, n.name AS name
 */
export function compileRefs(kind: NodeKind, ids: readonly Id[]): CypherStatement {
  return cypher(`names of ${kind}s`, ['UNWIND $ids AS id', ...LINES[kind]], { ids: [...new Set(ids)] })
}

const LINES: { readonly [K in NodeKind]: readonly string[] } = {
  dataset: ['MATCH (n:Dataset {id: id})', 'RETURN n.id AS id, n.namespace AS namespace, n.name AS name'],
  job: ['MATCH (n:Job {id: id})', 'RETURN n.id AS id, n.namespace AS namespace, n.name AS name'],
  column: [
    'MATCH (n:Column {id: id})',
    'OPTIONAL MATCH (n)-[:PART_OF]->(d:Dataset)',
    'RETURN n.id AS id, coalesce(d.namespace, n.namespace) AS namespace, n.name AS name,',
    '  d.id AS datasetId, coalesce(d.name, n.dataset) AS datasetName',
  ],
  run: [
    'MATCH (n:Run {id: id})',
    'OPTIONAL MATCH (j:Job {id: n.jobId})',
    "RETURN n.id AS id, coalesce(j.namespace, '') AS namespace, coalesce(j.name, '') AS name",
  ],
  operation: [
    'MATCH (n:Operation {id: id})',
    'OPTIONAL MATCH (j:Job {id: n.jobId})',
    'RETURN n.id AS id, coalesce(j.namespace, n.jobNamespace) AS namespace, coalesce(j.name, n.jobName) AS name',
  ],
}
