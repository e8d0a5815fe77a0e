import type { Instant } from './time.ts'

/** A named query, called as `@name(param = value)`. */
export interface SavedQuery {
  readonly name: string
  /** The text as written, including comments. */
  readonly text: string
  readonly description?: string
  /** In the order of their declaration; includes every `$name` of the text. */
  readonly params: readonly SavedParam[]
  readonly savedAt: Instant
  /**
   * The id of the key that created the query; absent if no key of the store did. It stays when another caller
   * replaces the text.
   */
  readonly createdBy?: string
}

export interface SavedParam {
  readonly name: string
  /** The kind of its values; absent if only its position in the text decides. */
  readonly kind?: ParamKind
  readonly description?: string
  /** Absent: every call must supply a value. */
  readonly default?: ParamValue
}

export const PARAM_KINDS = ['text', 'number', 'duration', 'time', 'list'] as const
export type ParamKind = (typeof PARAM_KINDS)[number]

export type ParamValue = string | number | readonly (string | number)[]

/**
 * Whether a text can follow `@` without quotes: a letter or `_`, then letters, digits, `_`, `-` and `.`; at most 100
 * characters.
 */
export const isSavedName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/u.test(text)

/** Maximum number of queries in a store, and of characters in a description. */
export const SAVED_BOUNDS = { queries: 1_000, description: 2_000 } as const
