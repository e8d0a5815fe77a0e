import type { Instant } from '../../../../domain/time.ts'
import type { OperationFact } from '../../../../query/read-requests.ts'
import { fromWord } from '../../cell.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'

/** Reads an operation by number, as of an instant. Undefined for declarations and for other nodes. */
export type Operations = (n: number, at: Instant) => OperationFact | undefined

const operationSql = `SELECT started_at, ended_at, last_event_at, status, type, counts, job, run, omitted_pairs
  FROM operation WHERE n = ?`

export function openOperations({ db, registry }: Graph): Operations {
  const operations = prepareRows(db, operationSql)
  const runEnds = prepareRows(db, 'SELECT ended_at FROM run WHERE n = ?')
  const parents = prepareRows(
    db,
    `SELECT finish FROM edge WHERE start = ? AND kind = ${edgeCode('PART_OF', 'Run', 'Run')}`,
  )
  const earliestEnd = (run: number): Instant | undefined => {
    let earliest: Instant | undefined
    const above = new Set([run])
    for (const one of above) {
      const end = rowOf(runEnds, one)?.[0]
      if (typeof end === 'number' && (earliest === undefined || end < earliest)) earliest = end
      for (const [parent] of rowsOf(parents, one)) above.add(parent as number)
    }
    return earliest
  }
  return (n, at) => {
    const row = rowOf(operations, n)
    if (row === undefined) return undefined
    const [startedAt, endedAt, lastEventAt, status, type, counts, job, run, omitted] = row
    if (typeof job !== 'number' || typeof run !== 'number' || typeof startedAt !== 'number') return undefined
    if (type !== null && type !== undefined && fromWord(type, registry) === 'declared') return undefined
    const ended = typeof endedAt === 'number' && endedAt <= at
    const runEndedAt = ended ? undefined : earliestEnd(run)
    return {
      id: registry.id(n),
      jobId: registry.id(job),
      runId: registry.id(run),
      startedAt,
      ...(typeof endedAt === 'number' && { endedAt }),
      lastEventAt: typeof lastEventAt === 'number' ? lastEventAt : startedAt,
      ...(status !== null && status !== undefined && { status: fromWord(status, registry) }),
      ...(runEndedAt !== undefined && { runEndedAt }),
      counts: counts === 1,
      ...(typeof omitted === 'number' && omitted > 0 && { omitted: true as const }),
    }
  }
}
