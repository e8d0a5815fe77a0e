import { compileTouch } from '../../../compile/compile-touch.ts'
import type { Id } from '../../../domain/ids.ts'
import { unionSpan } from '../../../domain/span.ts'
import type { ReadAnswers, TouchRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { rowsOf } from './rows-of.ts'

interface Row {
  readonly jobId: Id
  readonly datasetId: Id
  readonly spans: readonly (readonly [firstAt: number, lastAt: number, days: readonly number[]])[]
}

/** Finds the jobs that touched datasets, or the datasets that jobs touched. */
export async function touch(tx: Transaction, request: TouchRequest): Promise<ReadAnswers['touch']> {
  const rows = await rowsOf<Row>(tx, compileTouch(request))
  const touches = rows.slice(0, request.limit).map(({ jobId, datasetId, spans }) => ({
    jobId,
    datasetId,
    span: spans.map(([firstAt, lastAt, days]) => ({ firstAt, lastAt, days })).reduce(unionSpan),
  }))
  return { touches, cut: rows.length > request.limit }
}
