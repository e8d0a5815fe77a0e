/** What an editor shows beside a completion to tell what it is. */
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

/** One thing that may be put in place of what is at the caret. */
export interface CompletionItem {
  /** As it is listed. */
  readonly label: string
  /** What takes the place of the span, quoted where that is needed. */
  readonly insert: string
  readonly kind: CompletionKind
  /** A few words about it: a namespace, a meaning. */
  readonly detail: string
}
