import { compileExpand } from '../../../compile/compile-expand.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgeFact, ExpandRequest, ReadAnswers } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { factOf, type TimeRow } from './roll-up-rows.ts'
import { rowsOf } from './rows-of.ts'

interface Row {
  readonly source: Id
  readonly target: Id
  readonly jobId: Id | null
  readonly times: readonly TimeRow[]
  /** Only of columns. */
  readonly type?: 'DIRECT' | 'INDIRECT'
  readonly subtype?: string | null
  readonly masking?: boolean
}

/** Reads one level of a walk. */
export async function expand(tx: Transaction, request: ExpandRequest): Promise<ReadAnswers['expand']> {
  const rows = await rowsOf<Row>(tx, compileExpand(request))
  const cut = rows.length > request.limit
  return { edges: (cut ? rows.slice(0, request.limit) : rows).map(toFact), cut }
}

function toFact({ source, target, jobId, times, type, subtype, masking }: Row): EdgeFact {
  if (type === undefined) return factOf(source, target, jobId, times)
  return factOf(source, target, jobId, times, {
    type,
    ...(subtype === null || subtype === undefined ? {} : { subtype }),
    masking: masking === true,
  })
}
