import { isEditedLabel, isEditOf } from '../edit-fields.ts'
import type { Props } from '../graph-schema.ts'
import type { Instant } from '../time.ts'

/**
 * When a person last edited what a row of a Dataset or Job tells, by its stamps; 0 where nobody did. With a column what
 * counts is what the row tells of that.
 */
export function lastEditOf(props: Props, column?: string): Instant {
  return editsIn(props).reduce(
    (last, [field, at]) => (isEditOf(field, column) ? Math.max(last, at) : last),
    0,
  )
}

/** The newest of all that is told of itself in a row of a Dataset or Job, other than by people; 0 where there is nothing. */
export function lastToldOf({ stamps, firstSeen }: Props): Instant {
  const kept = typeof stamps === 'string' ? (JSON.parse(stamps) as { readonly [field: string]: unknown }) : {}
  const times = Object.entries(kept).flatMap(([field, said]) =>
    Array.isArray(said) && !field.startsWith('edit ') ? [said[0] as Instant] : [],
  )
  return Math.max(0, typeof firstSeen === 'number' ? firstSeen : 0, ...times)
}

/** How many tags and owners a person gave or took away, those of columns among them. */
export const editedLabelsIn = (props: Props): number =>
  editsIn(props).filter(([field]) => isEditedLabel(field)).length

/** A person's description of a Column: when, and the text, or null once it is withdrawn. */
export function editedColumnIn({ stamps }: Props): readonly [at: Instant, text: string | null] | undefined {
  if (typeof stamps !== 'string') return undefined
  const { description } = JSON.parse(stamps) as {
    readonly description?: readonly [at: Instant, rank: number, text: string | null]
  }
  return description && [description[0], description[2]]
}

function editsIn({ stamps }: Props): readonly (readonly [field: string, at: Instant])[] {
  if (typeof stamps !== 'string' || !stamps.includes('"edit ')) return []
  const kept = JSON.parse(stamps) as { readonly [field: string]: readonly [at: Instant] }
  // What stands under the empty key tells of a Job what static events alone say: all of that is here too.
  return Object.entries(kept).flatMap(([field, said]) => (field === '' ? [] : [[field, said[0]]]))
}
