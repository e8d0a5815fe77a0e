import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { TagEntry } from './label-fields.ts'

/**
 * What people say of a dataset or job, as newest-wins fields of it beside those of its producers, so that all that holds of
 * stamped fields holds of them. They hold against producers, whatever these said before or say after.
 *
 * - `edit description`: the text; null once it is withdrawn, and the producers' is shown again.
 * - `edit tag ENTRY`, the entry as canonical JSON: true where it is given, false where it is taken away, be it a producer's.
 * - `edit owner NAME`: the type (the empty text where none is told) where it is given, false where it is taken away.
 * - `edit aliases`: nothing but the time at which somebody last said which names are the same.
 */
export const EDITED_DESCRIPTION = 'edit description'
export const EDITED_ALIASES = 'edit aliases'
const TAG = 'edit tag '
const OWNER = 'edit owner '

/** Whose set of labels a person's are. */
export const EDIT_SOURCE = 'edit'

export const editedTag = (entry: TagEntry): string => TAG + textOfTag(entry)

/** An entry as canonical JSON. */
export const textOfTag = (entry: TagEntry): string => canonicalJson([...entry] as readonly string[])

export const editedOwner = (name: string): string => `${OWNER}${name}`

/** What a person said of one tag or owner. */
export type EditedLabel =
  | { readonly sort: 'tag'; readonly entry: TagEntry; readonly given: boolean }
  /** `type` where it is given. */
  | { readonly sort: 'owner'; readonly name: string; readonly type?: string }

/** Undefined if the field is none of these. */
export function editedLabelOf(field: string, value: Json): EditedLabel | undefined {
  if (field.startsWith(TAG)) {
    const entry = JSON.parse(field.slice(TAG.length)) as TagEntry
    return { sort: 'tag', entry, given: value === true }
  }
  if (!field.startsWith(OWNER)) return undefined
  const name = field.slice(OWNER.length)
  return { sort: 'owner', name, ...(typeof value === 'string' ? { type: value } : {}) }
}

export const isEditedLabel = (field: string): boolean => field.startsWith(TAG) || field.startsWith(OWNER)

/** Whether a field is one of a person's; of a column's tags those of this column alone, of a dataset's none of a column's. */
export function isEditOf(field: string, column?: string): boolean {
  if (!field.startsWith('edit ')) return false
  if (!field.startsWith(TAG)) return column === undefined
  const [, , its] = JSON.parse(field.slice(TAG.length)) as TagEntry
  return its === column
}
