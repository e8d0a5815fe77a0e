import { pino, type Logger } from 'pino'
import { redactor } from './redact.ts'
import { requestContext } from './request-context.ts'

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * Structured logs, one JSON object a line, on standard error: standard output belongs to what a command answers. Lines on
 * behalf of a request have its id. No key stands in them, nor any of `secrets`.
 */
export function createLogger(level: LogLevel, secrets: readonly string[] = []): Logger {
  const err = pino.destination({ dest: 2, sync: true })
  const redact = redactor(secrets)
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: requestContext },
    { write: (line) => void err.write(redact(line)) },
  )
}
