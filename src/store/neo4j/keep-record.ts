import type { Edit } from '../../domain/edit.ts'
import { editNode } from '../../domain/merge/edit-node.ts'
import type { Transaction } from './database.ts'
import { nodeToNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

/**
 * Keeps the record of a change, within the transaction that makes the change. It takes no write lock: nothing else knows its
 * id, so no merge can meet it. Nothing where there is none.
 */
export async function keepRecord(tx: Transaction, edit: Edit | undefined): Promise<void> {
  if (edit !== undefined)
    await tx.rows(statementFile('ingest/record-edit'), { edit: nodeToNeo4j(editNode(edit)) })
}
