import { pino, type Logger } from 'pino'
import { redactor } from './redact.ts'
import { requestContext } from './request-context.ts'

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A stream, with its file descriptor if it has one. */
export interface LogStream {
  readonly fd?: number
  readonly write: (text: string) => unknown
}

/**
 * A logger that writes one JSON object per line to `err`, standard error, because standard output is for the results of commands. Lines
 * of a request have its id. Keys and `secrets` are redacted.
 */
export function createLogger(level: LogLevel, err: LogStream, secrets: readonly string[] = []): Logger {
  // Synchronous, so that the last lines before a crash are written.
  const out = err.fd === undefined ? err : pino.destination({ dest: err.fd, sync: true })
  const redact = redactor(secrets)
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: requestContext },
    { write: (line) => void out.write(redact(line)) },
  )
}
