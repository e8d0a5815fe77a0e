import type { HiddenThings } from '../../../../query/hidden/hidden-things.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'

/** Opens the list of what people deleted. */
export function openDeleted({ db, registry }: Graph): (limit: number) => HiddenThings {
  const of = (table: 'dataset' | 'job') => {
    const rows = prepareRows(
      db,
      `SELECT n FROM ${table} INDEXED BY ${table}_deleted WHERE deleted_at IS NOT NULL LIMIT ?`,
    )
    return (limit: number) => rowsOf(rows, limit).map(([n]) => registry.id(n as number))
  }
  const datasets = of('dataset')
  const jobs = of('job')
  return (limit) => ({ datasets: datasets(limit), jobs: jobs(limit) })
}
