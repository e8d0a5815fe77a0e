import { compileParts } from '../../../../compile/compile-operations.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { PartsRequest, ReadAnswers } from '../../../../query/read-requests.ts'
import type { Transaction } from '../../database.ts'
import { rowsOf } from '../rows-of.ts'

/** Finds the operations of runs and of jobs. */
export async function parts(tx: Transaction, request: PartsRequest): Promise<ReadAnswers['parts']> {
  const ids = (await rowsOf<{ id: Id }>(tx, compileParts(request))).map(({ id }) => id)
  return { operations: ids.slice(0, request.limit), cut: ids.length > request.limit }
}
