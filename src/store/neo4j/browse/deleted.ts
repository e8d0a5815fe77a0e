import type { Id } from '../../../domain/ids.ts'
import type { HiddenThings } from '../../../query/hidden/hidden-things.ts'
import type { Transaction } from '../database.ts'
import { statementFile } from '../statement-file.ts'

/** Datasets and jobs that have `deletedAt`, at most `limit` of each. */
export async function deleted(tx: Transaction, limit: number): Promise<HiddenThings> {
  const rows = await tx.rows<{ label: string; id: Id }>(statementFile('browse/deleted'), { limit })
  const of = (label: string): readonly Id[] => rows.flatMap((row) => (row.label === label ? [row.id] : []))
  return { datasets: of('Dataset'), jobs: of('Job') }
}
