import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowOf } from '../row-table.ts'

/** Whether nodes are deleted, by number. All names of a dataset are, or none is. */
export interface Deletions {
  readonly dataset: (n: number) => boolean
  readonly job: (n: number) => boolean
  /** A column is deleted with its dataset. */
  readonly column: (n: number) => boolean
}

export function openDeletions({ db }: Graph): Deletions {
  const test = (sql: string): ((n: number) => boolean) => {
    const statement = prepareRows(db, sql)
    return (n) => rowOf(statement, n) !== undefined
  }
  return {
    dataset: test('SELECT 1 FROM dataset WHERE n = ? AND deleted_at IS NOT NULL'),
    job: test('SELECT 1 FROM job WHERE n = ? AND deleted_at IS NOT NULL'),
    column: test(
      `SELECT 1 FROM edge e JOIN dataset d ON d.n = e.finish
        WHERE e.start = ? AND e.kind = ${edgeCode('PART_OF', 'Column', 'Dataset')} AND d.deleted_at IS NOT NULL`,
    ),
  }
}
