import type { DeletedCount } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import { statementFile } from '../statement-file.ts'

/** The number of deleted datasets and jobs. */
export async function deleted(tx: Transaction): Promise<DeletedCount> {
  const [found] = await tx.rows<DeletedCount>(statementFile('read/count-deleted'))
  return found!
}
