import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { Batch, DatasetUpdate } from './batch.ts'
import { GroupColumns, schemaOrder, type EditedColumns } from './column-rows.ts'
import { plainEdge } from './edge-ids.ts'
import { newlyNamed, type NamedColumns } from './named-columns.ts'
import { canonicalOf, membersOf, type Move } from './regroup.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import type { WorkingSet } from './working-set.ts'

/** The part of a batch that concerns columns, read before its facts are written. */
export interface ColumnUpdates {
  readonly named: NamedColumns
  /** The order of schemas of each dataset that the batch has a schema of. */
  readonly orders: ReadonlyMap<Id, string>
  /** Edits of columns; every edited column is in `named` too. */
  readonly edited: EditedColumns
}

export const NO_COLUMN_UPDATES: ColumnUpdates = { named: new Map(), orders: new Map(), edited: new Map() }

export function readColumnUpdates(batch: Batch, set: WorkingSet): ColumnUpdates {
  const orders = new Map<Id, string>()
  const edited = new Map<Id, DatasetUpdate['editedColumns']>()
  for (const { id, schemas, editedColumns } of batch.datasets.values()) {
    if (schemas.size > 0) orders.set(id, schemaOrder(membersOf(id, set), set))
    if (editedColumns.size > 0) edited.set(id, editedColumns)
  }
  return { named: newlyNamed(batch, set), orders, edited }
}

/**
 * Updates Columns to what schemas and statements now name, and the columns of canonical datasets to those of their
 * groups.
 */
export function* applyColumns(updates: ColumnUpdates, moves: readonly Move[], set: WorkingSet): Step<void> {
  const rows = yield* untilResolved(set, () => readColumns(updates, moves, set))
  for (const { id, dataset, row } of rows) {
    const edge = plainEdge('PART_OF', 'Column', id, 'Dataset', dataset)
    if (row === undefined) {
      set.dropEdge(edge)
      set.dropNode('Column', id)
    } else {
      set.putNode(row)
      set.putEdge(edge)
    }
  }
}

/** The rows of all columns that may have changed. */
export function readColumns(
  { named, orders, edited }: ColumnUpdates,
  moves: readonly Move[],
  set: WorkingSet,
): readonly ColumnRow[] {
  const whole = new Set<Id>()
  for (const { member, from, to } of moves)
    for (const id of [member, from, to]) whole.add(canonicalOf(id, set))
  for (const [id, order] of orders)
    if (schemaOrder(membersOf(id, set), set) !== order) whole.add(canonicalOf(id, set))
  const someOf = new Map<Id, Set<string>>()
  // An edited column is not necessarily newly named.
  for (const [id, columns] of [...named, ...edited]) {
    const canonical = canonicalOf(id, set)
    if (whole.has(canonical)) continue
    const names = someOf.get(canonical) ?? new Set()
    for (const name of columns.keys()) names.add(name)
    someOf.set(canonical, names)
  }
  return [
    ...[...whole].flatMap((id) => columnRows(id, undefined, { named, edited }, set)),
    ...[...someOf].flatMap(([id, names]) => columnRows(id, names, { named, edited }, set)),
  ]
}

interface ColumnRow {
  readonly id: Id
  readonly dataset: Id
  /** Absent if the column no longer exists. */
  readonly row?: NodeRow
}

/** The existing and former columns of a group: all of them, or only those with some names. */
function columnRows(
  canonical: Id,
  names: ReadonlySet<string> | undefined,
  updates: Pick<ColumnUpdates, 'named' | 'edited'>,
  set: WorkingSet,
): readonly ColumnRow[] {
  const members = membersOf(canonical, set)
  const group = new GroupColumns(members, updates, set)
  const out: ColumnRow[] = []
  for (const name of names ?? group.names())
    for (const dataset of members) {
      const column = group.column(dataset, name)
      const former = set.node('Column', column.id)
      if (column.row === undefined && former === undefined) continue
      set.edge('PART_OF', plainEdge('PART_OF', 'Column', column.id, 'Dataset', dataset).id, column.id)
      out.push({ ...column, dataset })
    }
  return out
}
