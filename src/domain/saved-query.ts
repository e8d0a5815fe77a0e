import type { Instant } from './time.ts'

/** A query under a name, to be called as `@name(param = value)`. */
export interface SavedQuery {
  readonly name: string
  /** As it was written, comments and all. */
  readonly text: string
  readonly description?: string
  /** In the order in which they were told; every `$name` of the text is among them. */
  readonly params: readonly SavedParam[]
  readonly savedAt: Instant
  /** The id of the key that created it; absent where no key of the store did. It stays when others replace the text. */
  readonly createdBy?: string
}

export interface SavedParam {
  readonly name: string
  /** What its values are; absent where its place in the text alone decides. */
  readonly kind?: ParamKind
  readonly description?: string
  /** Absent: every call has to give one. */
  readonly default?: ParamValue
}

export const PARAM_KINDS = ['text', 'number', 'duration', 'time', 'list'] as const
export type ParamKind = (typeof PARAM_KINDS)[number]

export type ParamValue = string | number | readonly (string | number)[]

/** What can stand after `@` without quotes: a letter or `_`, then letters, digits, `_`, `-` and `.`; at most 100. */
export const isSavedName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/u.test(text)

/** A store keeps so many, and a description has so many characters. */
export const SAVED_BOUNDS = { queries: 1_000, description: 2_000 } as const
