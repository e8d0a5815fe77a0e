import type { DeletedCount } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import { statementFile } from '../statement-file.ts'

/** How many datasets and jobs are deleted. */
export async function deleted(tx: Transaction): Promise<DeletedCount> {
  const [found] = await tx.rows<DeletedCount>(statementFile('read/count-deleted'))
  return found!
}
