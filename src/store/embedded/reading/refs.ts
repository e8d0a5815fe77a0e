import type { Id } from '../../../domain/ids.ts'
import type { NodeKind, NodeRef } from '../../../domain/lineage-graph.ts'
import { fromWord, type SqlValue } from '../cell.ts'
import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowOf } from '../row-table.ts'
import { noCache, type ReaderCache } from './reader-cache.ts'

/** Names of nodes by number; undefined if there is no such node. */
export interface Refs {
  dataset(n: number): NodeRef | undefined
  job(n: number): NodeRef | undefined
  column(n: number): NodeRef | undefined
  /** The dataset that a column is part of. */
  datasetOf(column: number): number | undefined
  /** A node of any kind. */
  any(n: number): NodeRef | undefined
  byIds(ids: readonly Id[]): ReadonlyMap<Id, NodeRef>
}

export function openRefs({ db, registry }: Graph, cache: ReaderCache = noCache()): Refs {
  const partOf = edgeCode('PART_OF', 'Column', 'Dataset')
  const datasets = prepareRows(db, 'SELECT namespace, name FROM dataset WHERE n = ?')
  const jobs = prepareRows(db, 'SELECT namespace, name FROM job WHERE n = ?')
  const columns = prepareRows(
    db,
    `SELECT f.name, f.namespace, f.dataset, e.finish, d.namespace, d.name FROM field f
       LEFT JOIN edge e ON e.start = f.n AND e.kind = ${partOf} LEFT JOIN dataset d ON d.n = e.finish
      WHERE f.n = ?`,
  )
  const parents = prepareRows(db, `SELECT finish FROM edge WHERE start = ? AND kind = ${partOf}`)
  const workJobs = prepareRows(
    db,
    `SELECT 'operation', job, job_namespace, job_name FROM operation WHERE n = ?1
     UNION ALL SELECT 'run', job, NULL, NULL FROM run WHERE n = ?1`,
  )

  const named = (kind: NodeKind, n: number, row: readonly SqlValue[] | undefined): NodeRef | undefined =>
    row === undefined
      ? undefined
      : { kind, id: registry.id(n), namespace: textOf(row[0]), name: textOf(row[1]) }
  const dataset = (n: number) => named('dataset', n, rowOf(datasets, n))
  const job = (n: number) => named('job', n, rowOf(jobs, n))
  const word = (stored: SqlValue | undefined): string =>
    stored === null || stored === undefined ? '' : fromWord(stored, registry)
  const column = (n: number): NodeRef | undefined => {
    const row = rowOf(columns, n)
    if (row === undefined) return undefined
    const [name, namespaceWord, datasetWord, parent, parentNamespace, parentName] = row
    const namespace = typeof parentNamespace === 'string' ? parentNamespace : word(namespaceWord)
    return {
      kind: 'column',
      id: registry.id(n),
      namespace,
      name: textOf(name),
      ...(typeof parent === 'number' && {
        dataset: {
          id: registry.id(parent),
          namespace,
          name: typeof parentName === 'string' ? parentName : word(datasetWord),
        },
      }),
    }
  }
  const execution = (n: number): NodeRef | undefined => {
    const row = rowOf(workJobs, n)
    if (row === undefined) return undefined
    const of = typeof row[1] === 'number' ? job(row[1]) : undefined
    return {
      kind: row[0] as NodeKind,
      id: registry.id(n),
      namespace: of?.namespace ?? word(row[2]),
      name: of?.name ?? word(row[3]),
    }
  }
  /** Caches the names of one kind. Names of runs and operations are not cached. */
  const cached =
    (kind: NodeKind, read: (n: number) => NodeRef | undefined) =>
    (n: number): NodeRef | undefined => {
      const known = cache.refs.get(n)
      if (known !== undefined) return known.kind === kind ? known : undefined
      const ref = read(n)
      if (ref !== undefined) cache.refs.set(n, ref)
      return ref
    }
  const [cachedDataset, cachedJob, cachedColumn] = [
    cached('dataset', dataset),
    cached('job', job),
    cached('column', column),
  ]
  const any = (n: number) =>
    cache.refs.get(n) ?? cachedDataset(n) ?? cachedJob(n) ?? cachedColumn(n) ?? execution(n)
  return {
    dataset: cachedDataset,
    job: cachedJob,
    column: cachedColumn,
    any,
    datasetOf: (n) => rowOf(parents, n)?.[0] as number | undefined,
    byIds(ids) {
      const found = new Map<Id, NodeRef>()
      for (const id of ids) {
        const n = registry.find(id)
        const ref = n === undefined ? undefined : any(n)
        if (ref !== undefined) found.set(id, ref)
      }
      return found
    },
  }
}

const textOf = (stored: SqlValue | undefined): string => (typeof stored === 'string' ? stored : '')
