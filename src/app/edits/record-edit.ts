import type { Edit, OwnKind } from '../../domain/edit.ts'
import { idOf, newId, type Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { Editor } from '../access/caller.ts'

/** Something beside the graph that was changed. `subject` is what tells it apart from others of its kind. */
export interface Recorded extends Pick<Edit, 'name' | 'aspect' | 'before' | 'after'> {
  readonly kind: OwnKind
  readonly subject: string
}

/** The record that somebody changed something that is no part of the graph: whatever keeps the change keeps it too. */
export type RecordEdit = (recorded: Recorded, editor: Editor) => Edit

/** What the list of edits knows a key or a saved query by. */
const subjectId = (kind: Recorded['kind'], subject: string): Id =>
  idOf(kind === 'key' ? 'ApiKey' : 'SavedQuery', subject)

export const createRecordEdit =
  (now: () => Instant): RecordEdit =>
  ({ kind, subject, ...told }, editor) => ({
    id: newId(),
    at: now(),
    ...editor,
    kind,
    subject: subjectId(kind, subject),
    ...told,
  })
