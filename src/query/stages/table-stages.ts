import type { FieldValue, Table } from '../../domain/lineage-graph.ts'
import type { StageNode } from '../plan.ts'
import { compareKeys, type OrderKeys } from './order-members.ts'
import { valuesOf } from './field-values.ts'

type Row = Table['rows'][number]

/** The rows of `count by` in default order: descending count, then the fields. */
export function inCountOrder(table: Table): Table {
  return { ...table, rows: [...table.rows].sort(byCount) }
}

/** Applies `order by` and `limit` after `count by`, or `limit` after `show`, to the rows. */
export function tableStages(table: Table, stages: readonly StageNode[]): Table {
  let { rows } = table
  for (const stage of stages) {
    if (stage.kind === 'limit') rows = rows.slice(0, stage.count)
    else if (stage.kind === 'orderBy') rows = ordered(table, rows, stage.keys)
    else throw new Error(`${stage.kind} cannot follow a table`)
  }
  return { ...table, rows }
}

function ordered(table: Table, rows: readonly Row[], keys: OrderKeys): readonly Row[] {
  const indexes = keys.map(({ field }) => table.columns.findIndex((c) => c.name === field))
  return [...rows].sort(
    (a, b) =>
      compareKeys(
        indexes.map((i) => keyOf(a[i])),
        indexes.map((i) => keyOf(b[i])),
        keys,
      ) || byCount(a, b),
  )
}

function byCount(a: Row, b: Row): number {
  const ascending = a.slice(0, -1).map(() => ({ descending: false }))
  return Number(b.at(-1)) - Number(a.at(-1)) || compareKeys(a.map(keyOf), b.map(keyOf), ascending)
}

const keyOf = (cell: FieldValue | null | undefined): string | number | undefined =>
  cell === null || cell === undefined ? undefined : valuesOf(cell)[0]
