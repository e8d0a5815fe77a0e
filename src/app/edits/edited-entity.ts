import type { EditedKind } from '../../domain/edit.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import { editedColumnIn, lastEditOf } from '../../domain/merge/last-edit.ts'
import type { Read } from '../../store/read.ts'
import { columnIdsOf, findById, membersOf } from '../browse/find.ts'

/** The entity of an edit, in its current state. */
export interface EditedEntity {
  readonly kind: EditedKind
  /** The entity itself: for a dataset the canonical member of its group, for a column the column of that member. */
  readonly row: NodeRow
  /** The rows that store edits: every member of the dataset's group, the canonical one first; or the job. */
  readonly members: readonly NodeRow[]
  /** For a column: its row, and the rows of the same column in other members. */
  readonly columns: readonly NodeRow[]
  /** The time of the last edit, in ms since 1970, or 0. */
  readonly version: number
}

/** @throws EntityNotFound */
export async function editedEntity(read: Read, kind: EditedKind, id: Id): Promise<EditedEntity> {
  const row = await findById(read, kind, id)
  switch (kind) {
    case 'job':
      return entity(kind, row, [row], [])
    case 'dataset':
      return entity(kind, row, await homesOf(read, row.id), [])
    case 'column': {
      const { namespace, dataset, name } = row.props as { readonly [prop: string]: string }
      const { id: canonical } = await findById(read, 'dataset', datasetId(namespace!, dataset!))
      const members = await homesOf(read, canonical)
      const columns = await read({ kind: 'nodes', label: 'Column', ids: columnIdsOf(members, name!) })
      return entity(kind, columns[0] ?? row, members, columns)
    }
  }
}

const homesOf = async (read: Read, canonical: Id): Promise<readonly NodeRow[]> =>
  read({ kind: 'nodes', label: 'Dataset', ids: await membersOf(read, canonical) })

function entity(
  kind: EditedKind,
  row: NodeRow,
  members: readonly NodeRow[],
  columns: readonly NodeRow[],
): EditedEntity {
  const column = kind === 'column' ? (row.props['name'] as string) : undefined
  const times = [
    ...members.map(({ props }) => lastEditOf(props, column)),
    ...columns.map(({ props }) => editedColumnIn(props)?.[0] ?? 0),
  ]
  return { kind, row, members, columns, version: Math.max(0, ...times) }
}

/** The version of an entity, which detects concurrent edits. */
export async function versionOf(read: Read, kind: EditedKind, id: Id): Promise<number> {
  return (await editedEntity(read, kind, id)).version
}
