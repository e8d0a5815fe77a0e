import type { Id } from '../domain/ids.ts'

/** A search for completion: existing names, by the text that the user has typed. */
export type NameSearch =
  /**
   * By the start of the name or, from two characters, of a part after `.` or `/`; ignores case. In a namespace: by the start of
   * the name, with case.
   */
  | {
      readonly of: 'dataset' | 'job'
      readonly typed: string
      readonly limit: number
      readonly namespace?: string
    }
  /** Columns of these datasets by any part of the name, or of any dataset by the start. */
  | {
      readonly of: 'column'
      readonly typed: string
      readonly limit: number
      readonly datasets?: readonly Id[]
    }
  /** Namespaces of datasets or jobs, by their start, with case. */
  | { readonly of: 'namespace'; readonly typed: string; readonly limit: number }
  | { readonly of: 'tag' | 'owner'; readonly typed: string; readonly limit: number }
  | { readonly of: 'tagValue'; readonly tag: string; readonly typed: string; readonly limit: number }

/**
 * Names that start with or contain the typed text, best match first, then the shorter one. Names that only deleted entities have are
 * left out.
 */
export type NamesRequest = NameSearch & { readonly kind: 'names' }

/** One name, with the namespace for a dataset or job. */
export interface FoundName {
  readonly name: string
  readonly namespace?: string
}

/**
 * The best matches are chosen among this number of names; more typed characters narrow them down. If more names match, these are
 * the first by code point, whole names before parts.
 */
export const SEARCHED = 500

/** The minimum number of typed characters for a search in parts of names. */
export const SHORTEST_PART = 2
