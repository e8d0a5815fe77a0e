import type { Id } from '../../../../domain/ids.ts'
import type { OperationFact } from '../../../../query/read-requests.ts'

/** An operation as statements return it. */
export interface OperationRow {
  readonly id: Id
  readonly jobId: Id | null
  readonly runId: Id | null
  readonly startedAt: number
  readonly endedAt: number | null
  readonly lastEventAt: number | null
  readonly status: string | null
  readonly counts: boolean | null
  readonly omittedPairs: number | null
  readonly runEndedAt: number | null
}

/** Converts a row for the evaluation. Undefined if the operation is not part of a run. */
export function operationOf(row: OperationRow): OperationFact | undefined {
  const { id, jobId, runId, startedAt, endedAt, lastEventAt, status, runEndedAt } = row
  if (jobId === null || runId === null) return undefined
  return {
    id,
    jobId,
    runId,
    startedAt,
    ...(endedAt === null ? {} : { endedAt }),
    lastEventAt: lastEventAt ?? startedAt,
    ...(status === null ? {} : { status }),
    ...(runEndedAt === null ? {} : { runEndedAt }),
    counts: row.counts === true,
    ...((row.omittedPairs ?? 0) > 0 ? { omitted: true } : {}),
  }
}
