import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SavedParam, SavedQuery } from '../domain/saved-query.ts'

/** What somebody wants to save. Parameters that the text names and `params` does not are added to it. */
export interface SavingRequest {
  readonly text: string
  readonly description?: string
  readonly params?: readonly SavedParam[]
}

/** `called`: other saved queries call it, and nothing was deleted. */
export type RemoveOutcome =
  | { readonly kind: 'removed' }
  | { readonly kind: 'none' }
  | { readonly kind: 'called'; readonly callers: readonly string[] }

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
