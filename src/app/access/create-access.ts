import { createHash, timingSafeEqual } from 'node:crypto'
import { ANYONE, HOLDER_OF_STATIC_KEY, type Identified } from './caller.ts'
import type { ApiKeys } from './create-api-keys.ts'

export interface AccessOptions {
  readonly keys: Pick<ApiKeys, 'identify' | 'everCreated'>
  /** The key of the server's configuration. */
  readonly staticKey?: string
  /** Checks tokens (JWT) of an issuer. */
  readonly identifyToken?: (token: string) => Promise<Identified>
  /** Whether a key is required even if none was ever created, since other machines can reach the server. */
  readonly alwaysRequiresKey: boolean
}

export interface Access {
  /**
   * The sender of a request with this key or token, or without one. Throws StoreUnavailable or StoreUnusable if only the store can
   * tell, and is unavailable.
   */
  identify(text: string | undefined): Promise<Identified>
}

/**
 * Requires a key if there are any: one in the server's configuration, one that was ever created in the store, or an issuer of
 * tokens. Otherwise everyone who can reach the server may do everything, and a key in a request is ignored.
 */
export function createAccess({
  keys,
  staticKey,
  identifyToken,
  alwaysRequiresKey: alwaysAsks,
}: AccessOptions): Access {
  const isStatic = staticKey === undefined ? () => false : sameAs(staticKey)
  const requiresKey = alwaysAsks || staticKey !== undefined || identifyToken !== undefined
  return {
    async identify(text) {
      if (text !== undefined) {
        if (isStatic(text)) return { kind: 'caller', caller: HOLDER_OF_STATIC_KEY }
        if (identifyToken !== undefined && isToken(text)) return identifyToken(text)
      }
      if (!requiresKey && !(await keys.everCreated())) return { kind: 'caller', caller: ANYONE }
      return text === undefined ? { kind: 'refused', detail: 'a key is needed' } : keys.identify(text)
    },
  }
}

/** Three parts in base64url (RFC 7515 §7.1). Keys of the store have no dots. */
const isToken = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)

/** Compares in constant time for any length. */
function sameAs(key: string): (text: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  const expected = digest(key)
  return (text) => timingSafeEqual(digest(text), expected)
}
