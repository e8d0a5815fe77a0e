import type { Caller } from './caller.ts'

/**
 * A name for the owner of a share: the key or token of a caller, else its address. Not a secret; at most 300 characters. Examples:
 * `key 01JD2`, `token alice`, `api-key`, `address 192.0.2.7`.
 */
export function holderOf({ kind, id }: Caller, address: string): string {
  switch (kind) {
    case 'anyone':
      return `address ${address}`
    case 'static':
      return 'api-key'
    default:
      return `${kind} ${id}`.slice(0, MAX_LENGTH).toWellFormed()
  }
}

/** The subject of a token has at most 255 characters (OpenID Connect Core 1.0, section 2). */
const MAX_LENGTH = 300
