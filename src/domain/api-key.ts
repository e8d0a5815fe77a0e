import type { Scope } from './scope.ts'
import type { Instant } from './time.ts'

/** A key as the store saves it. Its contents do not suffice to call the API. */
export interface ApiKey {
  readonly id: string
  /** A display name; several keys may share it. */
  readonly name: string
  /** SHA-256 of the secret, 64 hexadecimal digits. */
  readonly hash: string
  /** In the order of SCOPES, each once. */
  readonly scopes: readonly Scope[]
  /** Glob patterns; each namespace that its events and entities name must match one. Absent: any namespace. */
  readonly namespaces?: readonly string[]
  readonly createdAt: Instant
  /** The key is refused from this time on. */
  readonly expiresAt?: Instant
  readonly revokedAt?: Instant
  /** The hour in which it was last used. */
  readonly lastUsedAt?: Instant
}

/** Maximum number of keys in a store, including revoked and expired ones; the others bound a single key. */
export const KEY_BOUNDS = { keys: 1_000, name: 100, namespaces: 100, glob: 500 } as const

/** Whether a key can still be used, judged by its own fields. */
export const isInForce = ({ revokedAt, expiresAt }: ApiKey, now: Instant): boolean =>
  revokedAt === undefined && (expiresAt === undefined || now < expiresAt)
