import type { Logger } from 'pino'
import type { Asked } from '../app/ask.ts'

/**
 * Logs queries: each at `debug`, with its text; those that took `slowMs` or longer (0: none) at `warn`, without it, since the names
 * and values in it may be personal data.
 */
export const logQueries =
  (log: Logger, slowMs: number) =>
  ({ query, ms, ...rest }: Asked): void => {
    const told = { ...rest, ms: Math.round(ms * 10) / 10 }
    if (log.isLevelEnabled('debug')) log.debug({ ...told, query }, 'query')
    if (slowMs > 0 && ms >= slowMs) log.warn(told, 'slow query')
  }
