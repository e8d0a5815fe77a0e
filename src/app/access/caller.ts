import { allows, type Scope } from '../../domain/scope.ts'
import { assertNever } from '../../lib/assert-never.ts'

/** Who sends a request, and what they may do. */
export interface Caller {
  /** `anyone` where no key is asked for, `static` with the one that the server was started with, `token` by an issuer's word. */
  readonly kind: 'anyone' | 'static' | 'key' | 'token'
  /** Tells callers of one kind apart, for limits and logs: a key's id, a token's subject. Never a secret. */
  readonly id: string
  /** What people call the key. */
  readonly name?: string
  readonly scopes: readonly Scope[]
  /** Globs of the namespaces that events and entities may name; absent: any. */
  readonly namespaces?: readonly string[]
}

/** Whoever can reach a server that asks for no key. */
export const ANYONE: Caller = { kind: 'anyone', id: '', scopes: ['admin'] }

/** Whoever has the key that the server was started with. */
export const HOLDER_OF_STATIC_KEY: Caller = { kind: 'static', id: '', scopes: ['admin'] }

/** Who changes something, as the record of it says. */
export interface Editor {
  readonly who: string
  /** The id of a key of the store. */
  readonly key?: string
}

/** Whoever works on the store itself, or on a server that asks for no key. */
export const LOCAL_EDITOR: Editor = { who: 'local' }

/** The name of a key, the subject of a token; `local` where no key is asked for, `api-key` for the one of the server's start. */
export function editorOf({ kind, id, name }: Caller): Editor {
  switch (kind) {
    case 'anyone':
      return LOCAL_EDITOR
    case 'static':
      return { who: 'api-key' }
    case 'key':
      return { who: name ?? id, key: id }
    case 'token':
      return { who: id === '' ? 'token' : id.slice(0, LONGEST_SUBJECT).toWellFormed() }
    default:
      return assertNever(kind)
  }
}

/** An issuer's subjects have no bound of their own (OpenID Connect: 255 characters). */
const LONGEST_SUBJECT = 500

/** What came of a text that was sent for a key or token. `refused`: `detail` says why, as a part of a sentence. */
export type Identified =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'refused'; readonly detail: string }
  /** It cannot be judged now; a later try may succeed. */
  | { readonly kind: 'unavailable'; readonly detail: string }

/** `forbidden`: `detail` is a sentence for the caller, which names the scope that is missing. */
export type Decision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'forbidden'; readonly missing: Scope; readonly detail: string }

/** Whether a caller may do what needs a scope. */
export function authorise(caller: Caller, wanted: Scope): Decision {
  if (allows(caller.scopes, wanted)) return { kind: 'allowed' }
  const has = caller.scopes.length === 0 ? 'none' : caller.scopes.join(', ')
  return {
    kind: 'forbidden',
    missing: wanted,
    detail: `this needs the scope \`${wanted}\`; the ${caller.kind === 'token' ? 'token' : 'key'} has ${has}`,
  }
}
