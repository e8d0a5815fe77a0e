import type { Logger } from 'pino'
import type { AskedQuestion } from '../app/ask.ts'

/**
 * Logs each query at `debug`, with its text. Logs queries of `slowMs` milliseconds or longer (0: none) at `warn`, without the text,
 * because its names and values may be personal data.
 */
export const logQueries =
  (log: Logger, slowMs: number) =>
  ({ query, ms, ...rest }: AskedQuestion): void => {
    const fields = { ...rest, ms: Math.round(ms * 10) / 10 }
    if (log.isLevelEnabled('debug')) log.debug({ ...fields, query }, 'query')
    if (slowMs > 0 && ms >= slowMs) log.warn(fields, 'slow query')
  }
