import type { Id } from '../domain/ids.ts'

export const SEARCH_KINDS = ['dataset', 'job', 'column', 'tag', 'user', 'namespace'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/**
 * A search for entities whose name or description has these words, best hit first. If there are none, finds similar names. Deleted
 * entities are left out, and tags, users and namespaces that only deleted entities have.
 */
export interface SearchRequest {
  readonly kind: 'search'
  /** Words; a hit has each of them somewhere, in any case. */
  readonly text: string
  readonly kinds: readonly SearchKind[]
  readonly limit: number
}

/**
 * How a hit matches the typed text. Its name equals it, starts with it, has a part that equals it or starts with it, or contains
 * it. `beside`: the namespace, the value of the tag or the dataset of the column contains it. `description`: the description
 * contains it. `near`: the name is similar.
 */
export const MATCHES = [
  'whole',
  'beginning',
  'part',
  'part-beginning',
  'inside',
  'beside',
  'description',
  'near',
] as const
export type SearchMatch = (typeof MATCHES)[number]

/** A possible hit, before it is ranked. */
export interface SearchCandidate {
  readonly kind: SearchKind
  /** The id of the canonical member, for a member of an identity group. A namespace has no id. */
  readonly id?: Id
  readonly name: string
  /** For datasets and jobs. */
  readonly namespace?: string
  /** For a column: its dataset. */
  readonly dataset?: { readonly id: Id; readonly namespace: string; readonly name: string }
  /** For a tag. */
  readonly value?: string
  readonly description?: string
}

export interface Matched {
  readonly match: SearchMatch
}
export type SearchHit = SearchCandidate & Matched
