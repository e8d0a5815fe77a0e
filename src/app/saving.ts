import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SavedParam, SavedQuery } from '../domain/saved-query.ts'
import type { Scope } from '../domain/scope.ts'
import { LOCAL_EDITOR, type Editor } from './access/caller.ts'

/** What somebody wants to save. Parameters that the text names and `params` does not are added to it. */
export interface SavingRequest {
  readonly text: string
  readonly description?: string
  readonly params?: readonly SavedParam[]
}

/** Who saves or deletes a query. */
export interface Saver {
  readonly editor: Editor
  /** Whether the key is held to namespaces: it may then change only what it created. */
  readonly isRestricted: boolean
  readonly mayRead: boolean
}

/** Someone who works on the store itself, or on a server that asks for no key. */
export const LOCAL_SAVER: Saver = { editor: LOCAL_EDITOR, isRestricted: false, mayRead: true }

/** The saver may not do this; `missing` is the scope that would allow it. */
export interface SavingForbidden {
  readonly kind: 'forbidden'
  readonly reason: string
  readonly missing?: Scope
}

/** `called`: other saved queries call it, and nothing was deleted. */
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
  /** Something else of the request; `path` says where. */
  | { readonly kind: 'refused'; readonly reason: string; readonly path: string }
  | SavingForbidden
