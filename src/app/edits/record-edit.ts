import type { Edit, OwnKind } from '../../domain/edit.ts'
import { idOf, newId, type Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { LineageStore } from '../../store/lineage-store.ts'
import type { Editor } from '../access/caller.ts'

/** Something beside the graph that was changed. `subject` is what tells it apart from others of its kind. */
export interface Recorded extends Pick<Edit, 'name' | 'aspect' | 'before' | 'after'> {
  readonly kind: OwnKind
  readonly subject: string
}

/** Records that somebody changed something that is no part of the graph. @throws StoreUnavailable */
export type RecordEdit = (recorded: Recorded, editor: Editor) => Promise<void>

/** What the list of edits knows a key or a saved query by. */
const subjectId = (kind: Recorded['kind'], subject: string): Id =>
  idOf(kind === 'key' ? 'ApiKey' : 'SavedQuery', subject)

export function createRecordEdit(store: Pick<LineageStore, 'ingest'>, now: () => Instant): RecordEdit {
  return async ({ kind, subject, ...told }, editor) => {
    const at = now()
    const edit: Edit = { id: newId(), at, ...editor, kind, subject: subjectId(kind, subject), ...told }
    await store.ingest([
      { eventTime: at, datasets: [], jobs: [], content: [], things: [{ kind: 'edit', edit }] },
    ])
  }
}
