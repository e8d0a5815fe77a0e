import { Neo4jError } from 'neo4j-driver'

/**
 * How long to send no request after the server has refused the credentials. After three wrong passwords Neo4j locks the
 * account, also for its other users.
 */
const PAUSE_MS = 60_000

/** Remembers a refusal, so that later calls fail without a request to the server. */
export interface CredentialsPause {
  /** The error of the last refusal, during the pause. */
  refusal(): Neo4jError | undefined
  /** Records an error of the server or driver. */
  note(error: unknown): void
}

/** `clock` returns monotonic milliseconds. */
export function createCredentialsPause(clock: () => number = () => performance.now()): CredentialsPause {
  let refused: { readonly error: Neo4jError; readonly until: number } | undefined
  return {
    refusal: () => (refused !== undefined && clock() < refused.until ? refused.error : undefined),
    note(error) {
      if (error instanceof Neo4jError && REFUSED.has(error.code))
        refused = { error, until: clock() + PAUSE_MS }
    },
  }
}

const REFUSED: ReadonlySet<string> = new Set([
  'Neo.ClientError.Security.Unauthorized',
  'Neo.ClientError.Security.AuthenticationRateLimit',
  'Neo.ClientError.Security.CredentialsExpired',
])
