import { isEditedLabel, isEditOf } from '../edit-fields.ts'
import type { Props } from '../graph-schema.ts'
import type { Instant } from '../time.ts'

/**
 * When a person last edited what the row of a Dataset or Job has, read from its stamps; 0 if never. With a column,
 * only edits of that column in the row count.
 */
export function lastEditOf(props: Props, column?: string): Instant {
  return editsIn(props).reduce(
    (last, [field, at]) => (isEditOf(field, column) ? Math.max(last, at) : last),
    0,
  )
}

/** The newest time in a row of a Dataset or Job that does not come from an edit; 0 without one. */
export function lastReportedOf({ stamps, firstSeen }: Props): Instant {
  const stored =
    typeof stamps === 'string' ? (JSON.parse(stamps) as { readonly [field: string]: unknown }) : {}
  const times = Object.entries(stored).flatMap(([field, stamp]) =>
    Array.isArray(stamp) && !field.startsWith('edit ') ? [stamp[0] as Instant] : [],
  )
  return Math.max(0, typeof firstSeen === 'number' ? firstSeen : 0, ...times)
}

/** The number of tags and owners that a person added or removed, including those of columns. */
export const editedLabelsIn = (props: Props): number =>
  editsIn(props).filter(([field]) => isEditedLabel(field)).length

/** A person's description of a Column: the time, and the text or null once withdrawn. */
export function editedColumnIn({ stamps }: Props): readonly [at: Instant, text: string | null] | undefined {
  if (typeof stamps !== 'string') return undefined
  const { description } = JSON.parse(stamps) as {
    readonly description?: readonly [at: Instant, rank: number, text: string | null]
  }
  return description && [description[0], description[2]]
}

function editsIn({ stamps }: Props): readonly (readonly [field: string, at: Instant])[] {
  if (typeof stamps !== 'string' || !stamps.includes('"edit ')) return []
  const stored = JSON.parse(stamps) as { readonly [field: string]: readonly [at: Instant] }
  // The empty key has what static events reported about a Job; all of it is in the other keys too.
  return Object.entries(stored).flatMap(([field, stamp]) => (field === '' ? [] : [[field, stamp[0]]]))
}
