import type { Edit, OwnKind } from '../../domain/edit.ts'
import { idOf, newId, type Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { Editor } from '../access/caller.ts'

/** A change outside the graph. `subject` identifies it within its kind. */
export interface Recorded extends Pick<Edit, 'name' | 'aspect' | 'before' | 'after'> {
  readonly kind: OwnKind
  readonly subject: string
}

/** Makes the record of a change outside the graph. The store writes the change and its record together. */
export type RecordEdit = (recorded: Recorded, editor: Editor) => Edit

/** The id of a key or saved query in the list of edits. */
const subjectId = (kind: Recorded['kind'], subject: string): Id =>
  idOf(kind === 'key' ? 'ApiKey' : 'SavedQuery', subject)

export const createRecordEdit =
  (now: () => Instant): RecordEdit =>
  ({ kind, subject, ...change }, editor) => ({
    id: newId(),
    at: now(),
    ...editor,
    kind,
    subject: subjectId(kind, subject),
    ...change,
  })
