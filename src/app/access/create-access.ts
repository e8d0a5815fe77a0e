import { createHash, timingSafeEqual } from 'node:crypto'
import { ANYONE, HOLDER_OF_STATIC_KEY, type Identified } from './caller.ts'
import type { ApiKeys } from './create-api-keys.ts'

export interface AccessOptions {
  readonly keys: Pick<ApiKeys, 'identify' | 'everCreated'>
  /** The key that the server was started with. */
  readonly staticKey?: string
  /** Judges tokens (JWT) of an issuer. */
  readonly identifyToken?: (token: string) => Promise<Identified>
  /** Whether a key is asked for even where none was ever made, since others than this machine reach the server. */
  readonly alwaysAsks: boolean
}

export interface Access {
  /**
   * Who sends a request with this key or token, or with none. Throws StoreUnavailable or StoreUnusable where only the store
   * can tell, and is away.
   */
  identify(text: string | undefined): Promise<Identified>
}

/**
 * Asks for keys where there are any: one that the server was started with, one that was ever made in the store, or an
 * issuer of tokens. Where there are none, whoever can reach the server may do everything, and what is sent as a key is not
 * looked at.
 */
export function createAccess({ keys, staticKey, identifyToken, alwaysAsks }: AccessOptions): Access {
  const isStatic = staticKey === undefined ? () => false : sameAs(staticKey)
  const asksAlways = alwaysAsks || staticKey !== undefined || identifyToken !== undefined
  return {
    async identify(text) {
      if (text !== undefined) {
        if (isStatic(text)) return { kind: 'caller', caller: HOLDER_OF_STATIC_KEY }
        if (identifyToken !== undefined && isToken(text)) return identifyToken(text)
      }
      if (!asksAlways && !(await keys.everCreated())) return { kind: 'caller', caller: ANYONE }
      return text === undefined ? { kind: 'refused', detail: 'a key is needed' } : keys.identify(text)
    },
  }
}

/** Three parts in base64url (RFC 7515 §7.1); no key of the store has a dot. */
const isToken = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)

/** In constant time, whatever the length. */
function sameAs(key: string): (text: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  const expected = digest(key)
  return (text) => timingSafeEqual(digest(text), expected)
}
