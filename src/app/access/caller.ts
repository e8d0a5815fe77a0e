import { allows, type Scope } from '../../domain/scope.ts'
import { assertNever } from '../../lib/assert-never.ts'

/** Who sends a request, and what they may do. */
export interface Caller {
  /** `anyone` if the server has no keys, `static` for the key of the server's configuration, `token` for an issuer's token. */
  readonly kind: 'anyone' | 'static' | 'key' | 'token'
  /** Distinguishes callers of one kind, for limits and logs: a key's id, a token's subject. Never a secret. */
  readonly id: string
  /** The name of the key. */
  readonly name?: string
  readonly scopes: readonly Scope[]
  /** Globs of the namespaces that events and entities may name; absent for any. */
  readonly namespaces?: readonly string[]
}

/** A caller of a server without keys. */
export const ANYONE: Caller = { kind: 'anyone', id: '', scopes: ['admin'] }

/** A caller with the key of the server's configuration. */
export const HOLDER_OF_STATIC_KEY: Caller = { kind: 'static', id: '', scopes: ['admin'] }

/** Who changes something, for the record of the change. */
export interface Editor {
  readonly who: string
  /** The id of a stored key. */
  readonly key?: string
}

/** A person at the store itself, or a caller of a server without keys. */
export const LOCAL_EDITOR: Editor = { who: 'local' }

/** The name of a key or the subject of a token; `local` without keys, `api-key` for the key of the server's configuration. */
export function editorOf({ kind, id, name }: Caller): Editor {
  switch (kind) {
    case 'anyone':
      return LOCAL_EDITOR
    case 'static':
      return { who: 'api-key' }
    case 'key':
      return { who: name ?? id, key: id }
    case 'token':
      return { who: id === '' ? 'token' : id.slice(0, MAX_SUBJECT).toWellFormed() }
    default:
      return assertNever(kind)
  }
}

/** The maximum length of a stored subject. An issuer may use longer ones (OpenID Connect: 255 characters). */
const MAX_SUBJECT = 500

/** The result of checking a key or token. `refused`: `detail` says why, as part of a sentence. */
export type Identified =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'refused'; readonly detail: string }
  /** It cannot be checked now. A later attempt may succeed. */
  | { readonly kind: 'unavailable'; readonly detail: string }

/** `forbidden`: `detail` is a sentence for the caller that names the missing scope. */
export type Decision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'forbidden'; readonly missing: Scope; readonly detail: string }

/** Whether a caller has a scope. */
export function authorise(caller: Caller, wanted: Scope): Decision {
  if (allows(caller.scopes, wanted)) return { kind: 'allowed' }
  const has = caller.scopes.length === 0 ? 'none' : caller.scopes.join(', ')
  return {
    kind: 'forbidden',
    missing: wanted,
    detail: `this needs the scope \`${wanted}\`; the ${caller.kind === 'token' ? 'token' : 'key'} has ${has}`,
  }
}
