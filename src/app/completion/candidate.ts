/** The kind of a completion, for its icon in an editor. */
export type CompletionKind =
  | 'keyword'
  | 'sign'
  | 'field'
  | 'value'
  | 'let'
  | 'parameter'
  | 'saved'
  | 'dataset'
  | 'job'
  | 'column'
  | 'namespace'
  | 'tag'
  | 'owner'

/** One completion at the caret. */
export interface CompletionItem {
  /** The text in the list. */
  readonly label: string
  /** The text that replaces the span, quoted if necessary. */
  readonly insert: string
  readonly kind: CompletionKind
  /** A short description, such as a namespace or a meaning. */
  readonly detail: string
}
