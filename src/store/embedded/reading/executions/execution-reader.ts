import type { MappingBody } from '../../../../domain/aggregate.ts'
import type { Id } from '../../../../domain/ids.ts'
import { LruCache } from '../../../../lib/lru-cache.ts'
import { operationPairs } from '../../../../query/causal/operation-pairs.ts'
import { executionFact } from '../../../../query/causal/execution-fact.ts'
import type { ReadAnswers, ExecutionFact, ExecutionsRequest } from '../../../../query/read-requests.ts'
import { fromWord, type SqlValue } from '../../cell.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import type { Deletions } from '../deletions.ts'
import type { Groups } from '../groups.ts'
import { KINDS } from './interactions.ts'
import type { Operations } from './operations.ts'

/** Number of cached mappings. They never become outdated, since the id of a mapping is its digest. */
const CACHED = 500

const touchedSql =
  'SELECT kind, finish, types, implied, replaces, rest FROM interaction WHERE start = ? AND kind IN (?, ?)'

export type ExecutionReader = (request: ExecutionsRequest, poll: () => void) => ReadAnswers['executions']

/** Reads operations with what they read, wrote and stated. */
export function openExecutionReader(
  { db, registry }: Graph,
  groups: Groups,
  operations: Operations,
  deletions: Deletions,
): ExecutionReader {
  const touched = prepareRows(db, touchedSql)
  const stated = prepareRows(
    db,
    `SELECT finish FROM edge WHERE start = ? AND kind = ${edgeCode('STATED', 'Operation', 'Mapping')}`,
  )
  const bodies = prepareRows(db, 'SELECT body FROM thing WHERE n = ?')
  const renamed = prepareRows(
    db,
    `SELECT 1 FROM edge WHERE start = ? AND kind = ${edgeCode('RENAMED_FROM', 'Dataset', 'Dataset')} AND finish = ?`,
  )
  const mappings = new LruCache<number, MappingBody>(CACHED)
  const mapping = (n: number): MappingBody | undefined => {
    let body = mappings.get(n)
    if (body === undefined) {
      const text = rowOf(bodies, n)?.[0]
      if (typeof text !== 'string') return undefined
      mappings.set(n, (body = JSON.parse(text) as MappingBody))
    }
    return body
  }
  const numberOf = (id: Id): number => registry.find(id) ?? 0
  const canonicalOf = (id: Id): Id => registry.id(groups.canonicalOf(numberOf(id)))
  const isDeleted = (dataset: Id): boolean => deletions.dataset(numberOf(dataset))
  const isRenamed = (now: Id, before: Id): boolean =>
    rowOf(renamed, numberOf(now), numberOf(before)) !== undefined

  return ({ operations: ids, at }, poll) => {
    const found = new Map<Id, ExecutionFact>()
    for (const id of ids) {
      poll()
      const n = registry.find(id)
      const operation = n === undefined ? undefined : operations(n, at)
      if (n === undefined || operation === undefined || deletions.job(numberOf(operation.jobId))) continue
      const rows = rowsOf(touched, n, KINDS.READ, KINDS.WROTE)
      const of = (kind: number) => rows.filter((row) => row[0] === kind)
      const reads = of(KINDS.READ).map((row) => ({ dataset: idIn(row), implied: row[3] === 1 }))
      const writes = of(KINDS.WROTE).map((row) => ({
        dataset: idIn(row),
        implied: row[3] === 1,
        types: wordsIn(row[2]),
        replaces: row[4] === 1,
        noTarget: restOf(row[5])['noTarget'] === true,
      }))
      const pairs = operationPairs({
        reads,
        writes,
        mappings: rowsOf(stated, n).flatMap(([to]) => mapping(to as number) ?? []),
        omitted: operation.omitted === true,
        isRenamed,
      })
      found.set(id, executionFact(operation, { reads, writes, pairs }, canonicalOf, isDeleted))
    }
    return found
  }

  function idIn(row: readonly SqlValue[]): Id {
    return registry.id(row[1] as number)
  }
  function wordsIn(stored: SqlValue | undefined): readonly string[] {
    if (stored === null || stored === undefined) return []
    return JSON.parse(fromWord(stored, registry)) as readonly string[]
  }
}

const restOf = (stored: SqlValue | undefined): Readonly<Record<string, unknown>> =>
  typeof stored === 'string' ? (JSON.parse(stored) as Readonly<Record<string, unknown>>) : {}
