import type { Scope } from './scope.ts'
import type { Instant } from './time.ts'

/** A key as the store has it: who holds the store cannot call the API with what is in it. */
export interface ApiKey {
  readonly id: string
  /** What people call it: no key of its own, several may have the same. */
  readonly name: string
  /** SHA-256 of the secret, 64 hexadecimal digits. */
  readonly hash: string
  /** In the order of SCOPES, each once. */
  readonly scopes: readonly Scope[]
  /** Globs, of which each namespace that its events and entities name has to fit one; absent: any namespace. */
  readonly namespaces?: readonly string[]
  readonly createdAt: Instant
  /** From then on it is refused. */
  readonly expiresAt?: Instant
  readonly revokedAt?: Instant
  /** The hour in which it was last used. */
  readonly lastUsedAt?: Instant
}

/** A store keeps so many keys, those that were revoked or expired among them; the rest bounds one key. */
export const KEY_BOUNDS = { keys: 1_000, name: 100, namespaces: 100, glob: 500 } as const

/** Whether a key can still be used, as far as that is told by its own fields. */
export const isInForce = ({ revokedAt, expiresAt }: ApiKey, now: Instant): boolean =>
  revokedAt === undefined && (expiresAt === undefined || now < expiresAt)
