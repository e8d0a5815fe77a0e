import type { DeletedCount } from '../../../../query/browse-requests.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowOf } from '../../row-table.ts'

/** Opens the count of what people deleted. */
export function openDeleted({ db }: Graph): () => DeletedCount {
  const count = (table: 'dataset' | 'job', condition: string) => {
    const statement = prepareRows(
      db,
      `SELECT count(*) FROM ${table} t INDEXED BY ${table}_deleted WHERE t.deleted_at IS NOT NULL AND ${condition}`,
    )
    return () => rowOf(statement)![0] as number
  }
  const aliasOf = edgeCode('ALIAS_OF', 'Dataset', 'Dataset')
  const datasets = count(
    'dataset',
    `NOT EXISTS (SELECT 1 FROM edge e WHERE e.start = t.n AND e.kind = ${aliasOf})`,
  )
  const jobs = count('job', 'TRUE')
  return () => ({ datasets: datasets(), jobs: jobs() })
}
