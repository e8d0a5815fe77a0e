import { ReadTimeout } from '../lineage-store.ts'
import { leftMs, type ReadOptions } from '../read-options.ts'
import type { TransactionOptions } from './database.ts'

/**
 * Reads for at most so many milliseconds, or until the deadline where that comes first: then, and when the caller hangs up, the
 * session is closed, which ends what the server does for it.
 * @throws ReadTimeout
 */
export async function readInTime<T>(
  options: ReadOptions,
  mostMs: number,
  read: (how: TransactionOptions) => Promise<T>,
): Promise<T> {
  const { signal } = options
  const timeoutMs = Math.min(mostMs, leftMs(options) ?? Infinity)
  if (timeoutMs <= 0) throw new ReadTimeout()
  const late = AbortSignal.timeout(Math.ceil(timeoutMs))
  try {
    return await read({ timeoutMs, signal: signal === undefined ? late : AbortSignal.any([signal, late]) })
  } catch (error) {
    if (late.aborted && signal?.aborted !== true) throw new ReadTimeout()
    throw error
  }
}
