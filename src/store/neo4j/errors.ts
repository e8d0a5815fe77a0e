import { isRetryableError, Neo4jError } from 'neo4j-driver'
import { StoreUnavailable, StoreUnusable } from '../lineage-store.ts'

/** The server did not answer before the deadline of a call. It may have written what the call asked it to write, or not. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'

  /** `reason` says why a second connection to the server failed; absent if none was tried, or if it is silent too. */
  constructor(uri: string, silentMs: number, reason?: string) {
    super(
      reason === undefined
        ? `Neo4j at ${uri} has not answered for ${Math.round(silentMs / 100) / 10} s: ` +
            'its process may be stopped, its machine overloaded, or the network broken'
        : unreachable(uri, reason),
    )
  }
}

const unreachable = (uri: string, message: string): string =>
  `Neo4j at ${uri} cannot be reached: ${causeIn(message)}`

/** The cause in a message of the driver, without the general advice on connections before it, and in words. */
function causeIn(message: string): string {
  const cause = message.split(' Caused by: ').at(-1)!
  const refused = /connect ECONNREFUSED (\S+)/u.exec(cause)?.[1]
  if (refused !== undefined) return `connection refused, because nothing listens on ${refused}`
  const unknown = /getaddrinfo ENOTFOUND (\S+)/u.exec(cause)?.[1]
  return unknown === undefined ? cause : `the host name ${unknown} is unknown`
}

/** Whether an error came from the server, and so shows that it lives. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.startsWith('Neo.')

/**
 * What an error of the driver or server means to those who use the store. Errors that are neither the server's absence
 * nor its setup come back as they are: they are mistakes of a statement or of the data.
 */
export function toStoreError(error: unknown, uri: string): unknown {
  if (error instanceof Unanswered) return new StoreUnavailable(error.message, { cause: error })
  if (!(error instanceof Neo4jError)) return error
  const { code, message } = error
  if (code === 'Neo.ClientError.Security.Forbidden')
    return new StoreUnusable(
      `Neo4j at ${uri} does not let this user do what Tributary does (${message}): grant it the privileges that ` +
        'docs/neo4j.md lists',
      { cause: error },
    )
  if (code.startsWith('Neo.ClientError.Security.'))
    return new StoreUnusable(
      `Neo4j at ${uri} refuses the credentials (${message}): give the right user and password`,
      { cause: error },
    )
  if (code === 'Neo.ClientError.Database.DatabaseNotFound')
    return new StoreUnusable(`Neo4j at ${uri} has no such database (${message}): create it or name another`, {
      cause: error,
    })
  if (READ_ONLY.has(code) || message.includes(NO_WRITER))
    return new StoreUnavailable(
      `Neo4j at ${uri} takes no writes (${message}): make its database writable, by ALTER DATABASE … SET ACCESS READ WRITE ` +
        'or in neo4j.conf (server.databases.read_only, server.databases.default_to_read_only)',
      { cause: error },
    )
  if (STOPPED.has(code))
    return new StoreUnavailable(
      `Neo4j at ${uri} has stopped its database (${message}): its log says why. Where its disk is full, make room; ` +
        'then start Neo4j again',
      { cause: error },
    )
  if (TOO_MUCH.has(code))
    return new StoreUnavailable(`Neo4j at ${uri} has no memory for it now: ${message}`, { cause: error })
  if (TIMED_OUT.has(code))
    return new StoreUnavailable(`Neo4j at ${uri} took too long: ${message}`, { cause: error })
  if (isRetryableError(error) || GONE.has(code))
    return new StoreUnavailable(unreachable(uri, message), { cause: error })
  return error
}

/** Whether the server, or the driver for it, says that the same transaction may succeed if it is tried again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Neo4jError && isRetryableError(error) && !TOO_MUCH.has(error.code)
}

/** Whether the server ended a transaction because it came to more than its memory or its time allows. */
export function isTooMuch(error: unknown): boolean {
  return error instanceof Neo4jError && (TOO_MUCH.has(error.code) || TIMED_OUT.has(error.code))
}

/**
 * Whether a transaction came to more memory than each one alone may have: it would again, whatever else the server does.
 * Only the message tells this bound from the one that all transactions share.
 */
export function isBeyondItsOwn(error: unknown): boolean {
  return (
    error instanceof Neo4jError &&
    TOO_MUCH.has(error.code) &&
    error.message.includes('db.memory.transaction.max ')
  )
}

/** Whether the server ended a transaction because its time was up, or because it was told to. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Neo4jError && TIMED_OUT.has(error.code)
}

/** Whether the server gave no answer in time, so that nobody knows what it has done. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Unanswered || (error instanceof Error && error.cause instanceof Unanswered)
}

/** Whether two transactions waited for each other and this one was ended. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === 'Neo.TransientError.Transaction.DeadlockDetected'
}

const TIMED_OUT: ReadonlySet<string> = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  'Neo.ClientError.Transaction.TransactionTerminated',
  'Neo.ClientError.Transaction.LockClientStopped',
  'Neo.TransientError.Transaction.LockClientStopped',
  'Neo.TransientError.Transaction.LockAcquisitionTimeout',
])

/** Memory that a transaction wanted and that its own bound, or that of all transactions, did not leave. */
const TOO_MUCH: ReadonlySet<string> = new Set([
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.TransactionOutOfMemoryError',
  'Neo.TransientError.General.OutOfMemoryError',
  'Neo.DatabaseError.General.OutOfMemoryError',
])

/**
 * No transaction begins: after an error of its own, such as a disk that is full, a database does nothing until its server
 * is started again. The transaction during which that happened fails with another code, which may as well come from a
 * mistake of the data; the next one tells.
 */
const STOPPED: ReadonlySet<string> = new Set(['Neo.DatabaseError.Transaction.TransactionStartFailed'])

/** The database, or the whole server, is set to be read alone. */
const READ_ONLY: ReadonlySet<string> = new Set([
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
])
/** What the driver makes of it where it looks for a server that takes writes. */
const NO_WRITER = 'No longer possible to write to server'

const GONE: ReadonlySet<string> = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Database.DatabaseUnavailable',
  'Neo.DatabaseError.Database.DatabaseUnavailable',
])
