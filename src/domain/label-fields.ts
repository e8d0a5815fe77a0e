import type { Json } from '../lib/json.ts'
import type { StampedFields } from './aggregate/newest-by-key.ts'

/**
 * Tags, owners and dependencies as newest-wins fields of a dataset or job, one field a source: so a newer set replaces
 * that of its own source alone, and all else that holds of stamped fields holds of them. Null withdraws. `dependencies`
 * are those of the jobDependencies facet, `order` those that a scheduler's own facet tells of its tasks.
 */
export const LABEL_SORTS = ['tags', 'owners', 'dependencies', 'order'] as const
export type LabelSort = (typeof LABEL_SORTS)[number]

/** One tag; `value` is the empty text where it has none. With a column it is that column's and not the dataset's. */
export type TagEntry = readonly [name: string, value: string, column?: string]

/** One owner; `type` is the empty text where none is told. */
export type OwnerEntry = readonly [name: string, type: string]

/**
 * One job that the job waits for (`upstream`) or that waits for it (`downstream`), by its name after folding. The other
 * members are the empty text where they are not told: how the one leads to the other (DIRECT_INVOCATION …), in which
 * sequence they run (FINISH_TO_START …), after which status (EXECUTE_ON_SUCCESS …), and, of an upstream job, which of
 * all upstream jobs must have ended how (ALL_SUCCESS …).
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

/** The field under which the set of one source stands. `source` is a producer, or `edit`. */
export const labelField = (sort: string, source: string): string => `${sort} ${source}`

export const isLabelSort = (text: string): text is LabelSort =>
  (LABEL_SORTS as readonly string[]).includes(text)

const FIELD = /^(tags|owners|dependencies|order) (.*)$/s

/** Whether a text that holds fields' names as JSON may hold those of tags or owners (a person's too), or of dependencies. */
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

/** The set that a field holds; undefined if it is no label field. A withdrawn set is empty. */
export function labelSetOf(field: string, value: Json): LabelSet | undefined {
  const [, sort, source] = FIELD.exec(field) ?? []
  if (sort === undefined || source === undefined) return undefined
  return { sort, source, entries: value ?? [] } as unknown as LabelSet
}

export const isLabelField = (field: string): boolean => field.includes(' ') && FIELD.test(field)

/** Those of the fields that hold labels or dependencies. */
export function labelFieldsOf(fields: StampedFields): StampedFields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isLabelField(field)))
}
