import { ReadTimeout } from '../lineage-store.ts'
import { leftMs, type ReadOptions } from '../read-options.ts'
import type { TransactionOptions } from './database.ts'

/**
 * Runs a read for at most `maxMs` milliseconds, or until the deadline if that is earlier. At that time, or when the caller
 * hangs up, the session is closed, which ends the statement on the server.
 * @throws ReadTimeout
 */
export async function readWithTimeout<T>(
  options: ReadOptions,
  maxMs: number,
  read: (how: TransactionOptions) => Promise<T>,
): Promise<T> {
  const { signal } = options
  const timeoutMs = Math.min(maxMs, leftMs(options) ?? Infinity)
  if (timeoutMs <= 0) throw new ReadTimeout()
  const timeout = AbortSignal.timeout(Math.ceil(timeoutMs))
  try {
    return await read({
      timeoutMs,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    })
  } catch (error) {
    if (timeout.aborted && signal?.aborted !== true) throw new ReadTimeout()
    throw error
  }
}
