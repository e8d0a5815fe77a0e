import { Neo4jError } from 'neo4j-driver'

/**
 * How long a server that has refused the credentials is not asked again: after three wrong passwords it locks the account,
 * for whoever else uses it as well.
 */
const PAUSE_MS = 60_000

/** Remembers a refusal, so that what follows it fails without a question to the server. */
export interface CredentialsPause {
  /** What the server said, if that was not long ago. */
  refusal(): Neo4jError | undefined
  /** Takes note of what the server or driver threw. */
  note(error: unknown): void
}

/** `clock`: milliseconds that never go back. */
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
