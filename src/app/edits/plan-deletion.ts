import { EDITED_DELETED } from '../../domain/edit-fields.ts'
import { lastReportedOf } from '../../domain/merge/last-edit.ts'
import type { Id } from '../../domain/ids.ts'
import { FOREVER, toIso, type Instant } from '../../domain/time.ts'
import type { Read } from '../../store/read.ts'
import type { EditPlan } from './edit-plan.ts'
import type { EditedEntity } from './edited-entity.ts'

/**
 * Plans the deletion or restoration of a dataset or job. The deletion gets a later time than everything that was reported
 * about it, so that only a newer event revives it.
 */
export async function planDeletion(
  read: Read,
  { row, members }: EditedEntity,
  is: boolean,
): Promise<EditPlan | undefined> {
  const before = row.props['deletedAt'] as Instant | undefined
  if ((before !== undefined) === is) return undefined
  const fields = { [EDITED_DELETED]: is }
  if (!is) return { aspect: 'deletion', before: toIso(before!), after: null, fields }
  const reported = members.map(({ props }) => lastReportedOf(props))
  const touched = row.label === 'Job' ? [] : await lastTouches(read, row.id)
  const later = Math.max(0, ...reported, ...touched)
  return { aspect: 'deletion', before: null, after: 'deleted', fields, later }
}

/** Event times of the newest runs that read or wrote the dataset. */
async function lastTouches(read: Read, dataset: Id): Promise<readonly Instant[]> {
  const fields = ['lastRead', 'lastWritten']
  const described = await read({ kind: 'describe', of: 'dataset', ids: [dataset], fields })
  const { interactions } = await read({
    kind: 'interactions',
    types: ['READ', 'WROTE'],
    datasets: [dataset],
    limit: 1,
  })
  return [
    ...fields.map((field) => described.get(dataset)?.[field]),
    ...interactions.flatMap(({ props }) => [props['startedAt'], props['endedAt']]),
  ].filter((at) => typeof at === 'number' && at < FOREVER) as Instant[]
}
