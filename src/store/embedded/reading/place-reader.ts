import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowOf } from '../row-table.ts'

/** The storage and location of datasets and jobs, by number. */
export interface PlaceReader {
  readonly storageOf: (dataset: number) => string | undefined
  /** A Location as text: its scheme and name, as in a namespace. */
  readonly locationOfDataset: (dataset: number) => string | undefined
  readonly locationOfJob: (job: number) => string | undefined
}

const located = (label: 'Dataset' | 'Job'): string =>
  `SELECT l.other, l.name FROM edge e JOIN thing l ON l.n = e.finish
    WHERE e.start = ?1 AND e.kind = ${edgeCode('LOCATED_IN', label, 'Location')}`

export function openPlaceReader({ db }: Graph): PlaceReader {
  const storedIn = edgeCode('STORED_IN', 'Dataset', 'Storage')
  const storage = prepareRows(
    db,
    `SELECT t.name FROM edge e JOIN thing t ON t.n = e.finish WHERE e.start = ? AND e.kind = ${storedIn}`,
  )
  const ofDataset = prepareRows(
    db,
    `SELECT l.other, l.name FROM edge s JOIN edge e ON e.start = s.finish JOIN thing l ON l.n = e.finish
      WHERE s.start = ?1 AND s.kind = ${storedIn} AND e.kind = ${edgeCode('LOCATED_IN', 'Storage', 'Location')}
     UNION ALL ${located('Dataset')}`,
  )
  const ofJob = prepareRows(db, located('Job'))
  const location = (row: readonly unknown[] | undefined): string | undefined => {
    const [type, name] = (row ?? []) as readonly (string | null)[]
    if (type === undefined || type === null) return undefined
    return name === '' || name === null || name === undefined ? type : `${type}://${name}`
  }
  return {
    storageOf: (dataset) => (rowOf(storage, dataset)?.[0] ?? undefined) as string | undefined,
    locationOfDataset: (dataset) => location(rowOf(ofDataset, dataset)),
    locationOfJob: (job) => location(rowOf(ofJob, job)),
  }
}
