import { pino, type Logger } from 'pino'
import { redactor } from './redact.ts'
import { requestContext } from './request-context.ts'

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * A logger that writes one JSON object per line to standard error, because standard output is for the results of commands. Lines
 * of a request have its id. Keys and `secrets` are redacted.
 */
export function createLogger(level: LogLevel, secrets: readonly string[] = []): Logger {
  const err = pino.destination({ dest: 2, sync: true })
  const redact = redactor(secrets)
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: requestContext },
    { write: (line) => void err.write(redact(line)) },
  )
}
