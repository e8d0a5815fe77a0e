import type { Json } from '../lib/json.ts'
import type { StampedFields } from './aggregate/newest-by-key.ts'

/**
 * Tags and owners as newest-wins fields of a dataset or job, one field a source: so a newer set replaces that of its
 * own source alone, and all else that holds of stamped fields holds of them. Null withdraws.
 */
export type LabelSort = 'tags' | 'owners'

/** One tag; `value` is the empty text where it has none. With a column it is that column's and not the dataset's. */
export type TagEntry = readonly [name: string, value: string, column?: string]

/** One owner; `type` is the empty text where none is told. */
export type OwnerEntry = readonly [name: string, type: string]

/** The field under which the set of one source stands. `source` is a producer, or `edit`. */
export const labelField = (sort: string, source: string): string => `${sort} ${source}`

const FIELD = /^(tags|owners) (.*)$/s

/** Whether a text that holds fields' names as JSON may hold a label field's. */
export const MAY_HOLD_LABELS = /"(?:tags|owners) /

export type LabelSet =
  | { readonly sort: 'tags'; readonly source: string; readonly entries: readonly TagEntry[] }
  | { readonly sort: 'owners'; readonly source: string; readonly entries: readonly OwnerEntry[] }

/** The set that a field holds; undefined if it is no label field. A withdrawn set is empty. */
export function labelSetOf(field: string, value: Json): LabelSet | undefined {
  const [, sort, source] = FIELD.exec(field) ?? []
  if (sort === undefined || source === undefined) return undefined
  return { sort, source, entries: value ?? [] } as unknown as LabelSet
}

export const isLabelField = (field: string): boolean => FIELD.test(field)

/** Those of the fields that hold labels. */
export function labelFieldsOf(fields: StampedFields): StampedFields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isLabelField(field)))
}
