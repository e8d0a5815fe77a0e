import type { EditedKind } from '../../domain/edit.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import { editedColumnIn, lastEditOf } from '../../domain/merge/last-edit.ts'
import type { Read } from '../../store/read.ts'
import { columnIdsOf, findById, membersOf } from '../browse/find.ts'

/** What an edit is of, as it is now. */
export interface EditedEntity {
  readonly kind: EditedKind
  /** The thing itself: of a dataset the canonical member of its group, of a column that of the canonical member. */
  readonly row: NodeRow
  /** The rows that tell what people say of it: every member of the dataset's group, the canonical one first, or the job. */
  readonly members: readonly NodeRow[]
  /** Of a column: its row and those of its name that the other members have. */
  readonly columns: readonly NodeRow[]
  /** When it was last edited, in ms since 1970, or 0. */
  readonly version: number
}

/** @throws NotThere */
export async function editedEntity(read: Read, kind: EditedKind, id: Id): Promise<EditedEntity> {
  const row = await findById(read, kind, id)
  switch (kind) {
    case 'job':
      return thing(kind, row, [row], [])
    case 'dataset':
      return thing(kind, row, await homesOf(read, row.id), [])
    case 'column': {
      const { namespace, dataset, name } = row.props as { readonly [prop: string]: string }
      const { id: canonical } = await findById(read, 'dataset', datasetId(namespace!, dataset!))
      const homes = await homesOf(read, canonical)
      const columns = await read({ kind: 'nodes', label: 'Column', ids: columnIdsOf(homes, name!) })
      return thing(kind, columns[0] ?? row, homes, columns)
    }
  }
}

const homesOf = async (read: Read, canonical: Id): Promise<readonly NodeRow[]> =>
  read({ kind: 'nodes', label: 'Dataset', ids: await membersOf(read, canonical) })

function thing(
  kind: EditedKind,
  row: NodeRow,
  homes: readonly NodeRow[],
  columns: readonly NodeRow[],
): EditedEntity {
  const column = kind === 'column' ? (row.props['name'] as string) : undefined
  const times = [
    ...homes.map(({ props }) => lastEditOf(props, column)),
    ...columns.map(({ props }) => editedColumnIn(props)?.[0] ?? 0),
  ]
  return { kind, row, members: homes, columns, version: Math.max(0, ...times) }
}

/** The version of a thing, by which people who edit it at once notice each other. */
export async function versionOf(read: Read, kind: EditedKind, id: Id): Promise<number> {
  return (await editedEntity(read, kind, id)).version
}
