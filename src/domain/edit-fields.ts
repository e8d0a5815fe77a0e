import { canonicalJson } from '../lib/canonical-json.ts'
import type { Json } from '../lib/json.ts'
import type { StampedFields } from './aggregate/newest-by-key.ts'
import type { Instant } from './time.ts'
import type { TagEntry } from './label-fields.ts'

/**
 * People's edits of a dataset or job, stored as newest-wins fields beside those of its producers, so that every rule
 * for stamped fields applies to them. They override what producers reported before or report later.
 *
 * - `edit description`: the text; null once withdrawn, then the producers' description is shown again.
 * - `edit tag ENTRY`, the entry as canonical JSON: true if a person added the tag, false if a person removed it, even
 *   if a producer reports it.
 * - `edit owner NAME`: the type if a person added the owner (an empty string without a type), false if a person
 *   removed it.
 * - `edit aliases`: only the time at which a person last changed which names are the same.
 * - `edit deleted`: true from its time until something newer is reported; false once restored.
 * - `edit back`: something newer than the deletion at this exact time was reported, and no other field shows that.
 */
export const EDITED_DESCRIPTION = 'edit description'
export const EDITED_ALIASES = 'edit aliases'
export const EDITED_DELETED = 'edit deleted'
export const EDITED_REVIVED = 'edit back'
const EDIT = 'edit '
const TAG = 'edit tag '
const OWNER = 'edit owner '

/** The source of the labels that people set. */
export const EDIT_SOURCE = 'edit'

export const editedTag = (entry: TagEntry): string => TAG + textOfTag(entry)

/** A tag entry as canonical JSON. */
export const textOfTag = (entry: TagEntry): string => canonicalJson([...entry] as readonly string[])

export const editedOwner = (name: string): string => `${OWNER}${name}`

/** A person's edit of one tag or owner. */
export type EditedLabel =
  | { readonly sort: 'tag'; readonly entry: TagEntry; readonly given: boolean }
  /** `type` is present if the person added the owner. */
  | { readonly sort: 'owner'; readonly name: string; readonly type?: string }

/** Undefined if the field is not a label edit. */
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
 * When a dataset or job was deleted; undefined if it is not deleted, or if something newer was reported about it,
 * which revives it. Other edits do not revive it.
 */
export function deletionIn(fields: StampedFields): Instant | undefined {
  const deleted = fields[EDITED_DELETED]
  if (deleted?.value !== true) return undefined
  const [at] = deleted.stamp
  return fields[EDITED_REVIVED]?.stamp[0] === at || isReportedSince(fields, at) ? undefined : at
}

/**
 * Removes a stale `edit back` field: one that other fields make redundant, or that belongs to an earlier deletion.
 */
export function withoutStaleRevival(fields: StampedFields): StampedFields {
  const back = fields[EDITED_REVIVED]
  if (back === undefined) return fields
  const deleted = fields[EDITED_DELETED]
  const [at] = back.stamp
  if (deleted?.value === true && deleted.stamp[0] === at && !isReportedSince(fields, at)) return fields
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== EDITED_REVIVED))
}

const isReportedSince = (fields: StampedFields, at: Instant): boolean =>
  Object.entries(fields).some(([field, { stamp }]) => !field.startsWith(EDIT) && stamp[0] > at)

/**
 * Whether a field is an edit. With a column, only edits of that column's tags count; without one, edits of column
 * tags do not count.
 */
export function isEditOf(field: string, column?: string): boolean {
  if (!field.startsWith(EDIT)) return false
  if (!field.startsWith(TAG)) return column === undefined
  const [, , its] = JSON.parse(field.slice(TAG.length)) as TagEntry
  return its === column
}
