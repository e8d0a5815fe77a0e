/** What became of one observation that was handed to the store. */
export type CommitOutcome =
  | { readonly kind: 'stored'; readonly warnings: readonly string[] }
  /**
   * Nothing was written, or nobody knows whether it was because the store stopped answering: sending it again is harmless, and
   * may succeed.
   */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** This observation alone is more than the store can take; a later try would be too. */
  | { readonly kind: 'too-much'; readonly message: string }
  /** This very observation breaks the merge; a later try would too. */
  | { readonly kind: 'failed'; readonly error: unknown }
