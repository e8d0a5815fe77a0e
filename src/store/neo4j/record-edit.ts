import type { Edit } from '../../domain/edit.ts'
import { editNode } from '../../domain/merge/edit-node.ts'
import type { Transaction } from './database.ts'
import { nodeToNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

/**
 * Stores the record of a change in the transaction of the change. Does nothing if there is none. It needs no write lock: the
 * id is new, so no merge can change the same node.
 */
export async function recordEdit(tx: Transaction, edit: Edit | undefined): Promise<void> {
  if (edit !== undefined)
    await tx.rows(statementFile('ingest/record-edit'), { edit: nodeToNeo4j(editNode(edit)) })
}
