import type { DescribeRequest } from '../query/read-requests.ts'
import { columnFields } from './column-fields.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'
import { datasetFields, datasetMembers } from './dataset-fields.ts'
import { jobFields } from './job-fields.ts'
import { operationFields, runFields } from './execution-fields.ts'

/** Cypher expressions by field name. A field with several values gives a list, an absent one gives null. */
export type FieldExpressions = Readonly<Record<string, string>>

const OF = {
  dataset: {
    fields: datasetFields,
    lines: ['UNWIND $ids AS id', 'MATCH (d:Dataset {id: id})', `WITH d, ${datasetMembers} AS members`],
    id: 'd.id',
  },
  job: {
    fields: jobFields,
    lines: ['UNWIND $ids AS id', 'MATCH (j:Job {id: id})'],
    id: 'j.id',
  },
  column: {
    fields: columnFields,
    // `*` represents every column of a dataset, so the statement looks it up once per dataset.
    lines: [
      'UNWIND $ids AS id',
      'MATCH (c:Column {id: id})',
      'OPTIONAL MATCH (c)-[:PART_OF]->(d:Dataset)',
      'WITH d, collect(c) AS columns',
      "OPTIONAL MATCH (whole:Column {name: '*'})-[:PART_OF]->(d)",
      'UNWIND columns AS c',
    ],
    id: 'c.id',
  },
  run: {
    fields: runFields,
    lines: ['UNWIND $ids AS id', 'MATCH (r:Run {id: id})', 'OPTIONAL MATCH (j:Job {id: r.jobId})'],
    id: 'r.id',
  },
  operation: {
    fields: operationFields,
    lines: ['UNWIND $ids AS id', 'MATCH (o:Operation {id: id})', 'OPTIONAL MATCH (j:Job {id: o.jobId})'],
    id: 'o.id',
  },
} as const

/**
 * Reads fields of nodes of one kind. Without fields the rows say which ids exist. Unknown fields are left out.
 * @example
 * { of: 'job', ids: ['j1'], fields: ['type'] }
 *
 * UNWIND $ids AS id
 * MATCH (j:Job {id: id})
 * OPTIONAL MATCH … (only for kinds that need a second node)
 * RETURN j.id AS id,
 *   j.type AS type
 */
export function compileDescribe({ of, ids, fields }: DescribeRequest): CypherStatement {
  const { lines, id } = OF[of]
  const expressions: FieldExpressions = OF[of].fields
  const known = [...new Set(fields)].filter((field) => Object.hasOwn(expressions, field))
  return cypher(
    `fields of ${of}s`,
    [
      ...lines,
      `RETURN ${[`${id} AS id`, ...known.map((field) => `${expressions[field]!} AS ${field}`)].join(',\n  ')}`,
    ],
    { ids: [...new Set(ids)] },
  )
}
