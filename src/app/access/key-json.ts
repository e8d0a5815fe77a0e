import { isInForce, type ApiKey } from '../../domain/api-key.ts'

/** A key as JSON for callers who may see it: with its state, without its hash. */
export interface KeyJson {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly namespaces?: readonly string[]
  readonly state: 'active' | 'expired' | 'revoked'
  readonly createdAt: string
  readonly expiresAt?: string
  readonly revokedAt?: string
  readonly lastUsedAt?: string
}

export function keyJson(key: ApiKey, now: number): KeyJson {
  const { id, name, scopes, namespaces, createdAt, expiresAt, revokedAt, lastUsedAt } = key
  return {
    id,
    name,
    scopes,
    ...(namespaces === undefined ? {} : { namespaces }),
    state: revokedAt !== undefined ? 'revoked' : isInForce(key, now) ? 'active' : 'expired',
    createdAt: isoTime(createdAt),
    ...(expiresAt === undefined ? {} : { expiresAt: isoTime(expiresAt) }),
    ...(revokedAt === undefined ? {} : { revokedAt: isoTime(revokedAt) }),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: isoTime(lastUsedAt) }),
  }
}

const isoTime = (at: number): string => new Date(at).toISOString()
