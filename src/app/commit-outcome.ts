/** The outcome of one observation that was sent to the store. */
export type CommitOutcome =
  | { readonly kind: 'stored'; readonly warnings: readonly string[] }
  /**
   * Nothing was written, or it is unknown whether it was because the store stopped answering. Sending it again is harmless, and
   * may succeed.
   */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** This observation alone is more than the store can write. A later attempt would fail too. */
  | { readonly kind: 'too-much'; readonly message: string }
  /** This observation breaks the merge. A later attempt would fail too. */
  | { readonly kind: 'failed'; readonly error: unknown }
