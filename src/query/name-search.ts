import type { Id } from '../domain/ids.ts'

/** What a completion wants to know: names of things that are there, by what has been typed of them. */
export type NameSearch =
  /**
   * By the beginning of the name or, from two characters on, of a part after `.` or `/`; ignoring case. In a namespace by
   * the beginning of the name as it is written.
   */
  | {
      readonly of: 'dataset' | 'job'
      readonly typed: string
      readonly limit: number
      readonly namespace?: string
    }
  /** Of these datasets, or of any; the former by any part of the name. */
  | {
      readonly of: 'column'
      readonly typed: string
      readonly limit: number
      readonly datasets?: readonly Id[]
    }
  /** Of datasets or jobs, by its beginning as it is written. */
  | { readonly of: 'namespace'; readonly typed: string; readonly limit: number }
  | { readonly of: 'tag' | 'owner'; readonly typed: string; readonly limit: number }
  | { readonly of: 'tagValue'; readonly tag: string; readonly typed: string; readonly limit: number }

/**
 * Names that start or contain what is typed, best match first, then the shorter. Names that only deleted things have are left
 * out.
 */
export type NamesRequest = NameSearch & { readonly kind: 'names' }

/** One name; the namespace is that of a dataset or job. */
export interface FoundName {
  readonly name: string
  readonly namespace?: string
}

/**
 * Among how many that fit the best are looked for: whoever types on narrows them down. Where more fit, these are the first
 * by code point, whole names before parts.
 */
export const SEARCHED = 500

/** From how many characters on a part of a name is looked for. */
export const SHORTEST_PART = 2
