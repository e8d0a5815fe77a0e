import { StoreUnavailable } from '../lineage-store.ts'
import type { Database, Transaction, TransactionOptions } from './database.ts'
import { isRetryable } from './errors.ts'

/**
 * Reads by statements that need no transaction around them, so that those asked together are carried out together, unless they
 * must be tried again.
 */
export async function readOnce<T>(
  database: Database,
  read: (tx: Transaction) => Promise<T>,
  { timeoutMs, signal }: TransactionOptions,
): Promise<T> {
  try {
    return await read(database.once({ timeoutMs: () => timeoutMs, signal }))
  } catch (error) {
    if (!(error instanceof StoreUnavailable && isRetryable(error.cause))) throw error
  }
  return database.read(read, { timeoutMs, signal })
}
