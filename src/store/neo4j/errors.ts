import { isRetryableError, Neo4jError } from 'neo4j-driver'
import { StoreUnavailable, StoreUnusable } from '../lineage-store.ts'

/** The server did not answer before the deadline of a call. It may or may not have executed the call. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'

  /** `reason` says why a second connection failed. Absent if there was none, or if it got no answer either. */
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

/** The cause in a message of the driver, in words, without the general advice before it. */
function causeIn(message: string): string {
  const cause = message.split(' Caused by: ').at(-1)!
  const refused = /connect ECONNREFUSED (\S+)/u.exec(cause)?.[1]
  if (refused !== undefined) return `connection refused, because nothing listens on ${refused}`
  const unknown = /getaddrinfo ENOTFOUND (\S+)/u.exec(cause)?.[1]
  return unknown === undefined ? cause : `the host name ${unknown} is unknown`
}

/** Whether an error came from the server, which shows that it is running. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.startsWith('Neo.')

/**
 * Converts an error of the driver or server to one that callers of a store know. Other errors, such as a wrong statement, are
 * returned as they are.
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
      `Neo4j at ${uri} has stopped its database (${message}): its log says why. If its disk is full, free space; ` +
        'then start Neo4j again',
      { cause: error },
    )
  if (OUT_OF_MEMORY.has(code))
    return new StoreUnavailable(`Neo4j at ${uri} has no memory for it now: ${message}`, { cause: error })
  if (TIMED_OUT.has(code))
    return new StoreUnavailable(`Neo4j at ${uri} took too long: ${message}`, { cause: error })
  if (isRetryableError(error) || UNREACHABLE.has(code))
    return new StoreUnavailable(unreachable(uri, message), { cause: error })
  return error
}

/** Whether the server or the driver says that the same transaction may succeed if it is retried. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Neo4jError && isRetryableError(error) && !OUT_OF_MEMORY.has(error.code)
}

/** Whether the server ended a transaction because it needed too much memory or time. */
export function isResourceExhausted(error: unknown): boolean {
  return error instanceof Neo4jError && (OUT_OF_MEMORY.has(error.code) || TIMED_OUT.has(error.code))
}

/**
 * Whether a transaction needed more memory than a single transaction may have, so that every retry fails. Only the message
 * distinguishes this limit from the one for all transactions together.
 */
export function exceedsTransactionMemory(error: unknown): boolean {
  return (
    error instanceof Neo4jError &&
    OUT_OF_MEMORY.has(error.code) &&
    error.message.includes('db.memory.transaction.max ')
  )
}

/** Whether the server ended a transaction because of its timeout, or because somebody terminated it. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Neo4jError && TIMED_OUT.has(error.code)
}

/** Whether the server did not answer in time, so that the result of the call is unknown. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Unanswered || (error instanceof Error && error.cause instanceof Unanswered)
}

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

/** A transaction reached its own memory limit, or the one for all transactions. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set([
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.TransactionOutOfMemoryError',
  'Neo.TransientError.General.OutOfMemoryError',
  'Neo.DatabaseError.General.OutOfMemoryError',
])

/**
 * The database starts no transactions: after an internal error, such as a full disk, it does nothing until its server is
 * restarted. The transaction that caused this fails with another code, which wrong data may cause as well. So only the next
 * transaction shows this state.
 */
const STOPPED: ReadonlySet<string> = new Set(['Neo.DatabaseError.Transaction.TransactionStartFailed'])

/** The database, or the whole server, is configured as read-only. */
const READ_ONLY: ReadonlySet<string> = new Set([
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
])
/** The message of the driver if it searches a cluster for a writable server. */
const NO_WRITER = 'No longer possible to write to server'

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.ClientError.Database.DatabaseUnavailable',
  'Neo.DatabaseError.Database.DatabaseUnavailable',
])
