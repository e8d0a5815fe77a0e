import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { StampedFields } from './aggregate/newest-by-key.ts'
import type { Instant } from './time.ts'
import type { TagEntry } from './label-fields.ts'

/**
 * What people say of a dataset or job, as newest-wins fields of it beside those of its producers, so that all that holds of
 * stamped fields holds of them. They hold against producers, whatever these said before or say after.
 *
 * - `edit description`: the text; null once it is withdrawn, and the producers' is shown again.
 * - `edit tag ENTRY`, the entry as canonical JSON: true where it is given, false where it is taken away, be it a producer's.
 * - `edit owner NAME`: the type (the empty text where none is told) where it is given, false where it is taken away.
 * - `edit aliases`: nothing but the time at which somebody last said which names are the same.
 * - `edit deleted`: true from its time on, until something newer is told of it; false where it was restored.
 * - `edit back`: that something newer than the deletion of this very time was told, where no other field says so.
 */
export const EDITED_DESCRIPTION = 'edit description'
export const EDITED_ALIASES = 'edit aliases'
export const EDITED_DELETED = 'edit deleted'
export const EDITED_BACK = 'edit back'
const EDIT = 'edit '
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

/**
 * When a thing was deleted; undefined where it is not, or something newer was told of it: then it is back. What other people
 * say of it counts for nothing.
 */
export function deletionIn(fields: StampedFields): Instant | undefined {
  const deleted = fields[EDITED_DELETED]
  if (deleted?.value !== true) return undefined
  const [at] = deleted.stamp
  return fields[EDITED_BACK]?.stamp[0] === at || isToldSince(fields, at) ? undefined : at
}

/** The fields without the word that a thing is back, where other fields say so, or it was of another deletion than the last. */
export function withoutStaleReturn(fields: StampedFields): StampedFields {
  const back = fields[EDITED_BACK]
  if (back === undefined) return fields
  const deleted = fields[EDITED_DELETED]
  const [at] = back.stamp
  if (deleted?.value === true && deleted.stamp[0] === at && !isToldSince(fields, at)) return fields
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== EDITED_BACK))
}

const isToldSince = (fields: StampedFields, at: Instant): boolean =>
  Object.entries(fields).some(([field, { stamp }]) => !field.startsWith(EDIT) && stamp[0] > at)

/** Whether a field is one of a person's; of a column's tags those of this column alone, of a dataset's none of a column's. */
export function isEditOf(field: string, column?: string): boolean {
  if (!field.startsWith(EDIT)) return false
  if (!field.startsWith(TAG)) return column === undefined
  const [, , its] = JSON.parse(field.slice(TAG.length)) as TagEntry
  return its === column
}
