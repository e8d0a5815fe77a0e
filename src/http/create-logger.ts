import { pino, type Logger } from 'pino'
import { requestContext } from './request-context.ts'

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * Structured logs, one JSON object a line, on standard error: standard output belongs to what a command answers. Lines on
 * behalf of a request have its id.
 */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: requestContext },
    pino.destination({ dest: 2, sync: true }),
  )
}
