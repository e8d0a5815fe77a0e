import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SavedParam, SavedQuery } from '../domain/saved-query.ts'
import type { Scope } from '../domain/scope.ts'
import { LOCAL_EDITOR, type Editor } from './access/caller.ts'

/** A query to save. Parameters that occur in the text but not in `params` are added. */
export interface SavingRequest {
  readonly text: string
  readonly description?: string
  readonly params?: readonly SavedParam[]
}

/** Who saves or deletes a query. */
export interface Saver {
  readonly editor: Editor
  /** Whether the key is limited to namespaces: then it may only change queries that it created. */
  readonly isRestricted: boolean
  readonly mayRead: boolean
}

/** A person at the store itself, or at a server without keys. */
export const LOCAL_SAVER: Saver = { editor: LOCAL_EDITOR, isRestricted: false, mayRead: true }

/** The saver may not do this. `missing` is the scope that would allow it. */
export interface SavingForbidden {
  readonly kind: 'forbidden'
  readonly reason: string
  readonly missing?: Scope
}

/** `called`: other saved queries call it, so nothing was deleted. */
export type RemoveOutcome =
  | { readonly kind: 'removed' }
  | { readonly kind: 'none' }
  | { readonly kind: 'called'; readonly callers: readonly string[] }
  | SavingForbidden

export type SaveOutcome =
  /** `remarks`: warnings and notes on the text. */
  | {
      readonly kind: 'saved'
      readonly query: SavedQuery
      readonly isNew: boolean
      readonly remarks: readonly Diagnostic[]
    }
  /** The text cannot be answered, whatever the values of its parameters. */
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  /** Another part of the request is wrong; `path` says which. */
  | { readonly kind: 'refused'; readonly reason: string; readonly path: string }
  | SavingForbidden
