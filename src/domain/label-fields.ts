import type { Json } from '../lib/json.ts'
import type { StampedFields } from './aggregate/newest-by-key.ts'

/**
 * Tags, owners and dependencies as newest-wins fields of a dataset or job, one field per source. A newer set
 * therefore replaces only that of its own source, and every rule for stamped fields applies. Null withdraws a set.
 * `dependencies` come from the jobDependencies facet, `order` from a scheduler's own facet about its tasks.
 */
export const LABEL_SORTS = ['tags', 'owners', 'dependencies', 'order'] as const
export type LabelSort = (typeof LABEL_SORTS)[number]

/**
 * One tag; `value` is an empty string without a value. With a column, the tag belongs to that column and not to the
 * dataset.
 */
export type TagEntry = readonly [name: string, value: string, column?: string]

/** One owner; `type` is an empty string if unknown. */
export type OwnerEntry = readonly [name: string, type: string]

/**
 * One job that the job waits for (`upstream`) or that waits for it (`downstream`), by its name after folding. The
 * other members are empty strings if unknown: how one leads to the other (DIRECT_INVOCATION …), in which sequence
 * they run (FINISH_TO_START …), after which status (EXECUTE_ON_SUCCESS …), and, for an upstream job, which of all
 * upstream jobs must have ended how (ALL_SUCCESS …).
 */
export type DependencyEntry = readonly [
  side: 'upstream' | 'downstream',
  namespace: string,
  name: string,
  type: string,
  sequence: string,
  status: string,
  trigger: string,
]

/** The field of one source's set. `source` is a producer, or `edit`. */
export const labelField = (sort: string, source: string): string => `${sort} ${source}`

export const isLabelSort = (text: string): text is LabelSort =>
  (LABEL_SORTS as readonly string[]).includes(text)

const FIELD = /^(tags|owners|dependencies|order) (.*)$/s

/** Cheap test on JSON text: whether it may have fields of tags or owners, including edits, or of dependencies. */
export const MAY_HOLD_LABELS = /"(?:tags|owners|edit tag|edit owner) /
export const MAY_HOLD_DEPENDENCIES = /"(?:dependencies|order) /

export type LabelSet =
  | { readonly sort: 'tags'; readonly source: string; readonly entries: readonly TagEntry[] }
  | { readonly sort: 'owners'; readonly source: string; readonly entries: readonly OwnerEntry[] }
  | {
      readonly sort: 'dependencies' | 'order'
      readonly source: string
      readonly entries: readonly DependencyEntry[]
    }

/** The set in a field; undefined if it is not a label field. A withdrawn set is empty. */
export function labelSetOf(field: string, value: Json): LabelSet | undefined {
  const [, sort, source] = FIELD.exec(field) ?? []
  if (sort === undefined || source === undefined) return undefined
  return { sort, source, entries: value ?? [] } as unknown as LabelSet
}

export const isLabelField = (field: string): boolean => field.includes(' ') && FIELD.test(field)

/** The subset of fields that have labels or dependencies. */
export function labelFieldsOf(fields: StampedFields): StampedFields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isLabelField(field)))
}
