import type { Id } from '../domain/ids.ts'

export const SEARCH_KINDS = ['dataset', 'job', 'column', 'tag', 'user', 'namespace'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/**
 * A search for everything whose name or description has these words, best hit first; if nothing has them, for what has a
 * similar name. Deleted things are left out, and tags, users and namespaces that only deleted things have.
 */
export interface SearchRequest {
  readonly kind: 'search'
  /** Words; each must occur somewhere in a hit, in any case. */
  readonly text: string
  readonly kinds: readonly SearchKind[]
  readonly limit: number
}

/**
 * How what was found fits: its name is, begins with, has a part that is or begins with, or has somewhere, what was typed;
 * what stands beside the name has it (namespace, value of a tag, dataset of a column), or its description; or its name is
 * nearly so.
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

/** Something that may be meant, before it is judged. */
export interface SearchCandidate {
  readonly kind: SearchKind
  /** Of a member of an identity group, that of the canonical one; a namespace has none. */
  readonly id?: Id
  readonly name: string
  /** Of datasets and jobs. */
  readonly namespace?: string
  /** Of a column: what it is of. */
  readonly dataset?: { readonly id: Id; readonly namespace: string; readonly name: string }
  /** Of a tag. */
  readonly value?: string
  readonly description?: string
}

export interface Matched {
  readonly match: SearchMatch
}
export type SearchHit = SearchCandidate & Matched
