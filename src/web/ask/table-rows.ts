import type { GraphJson, NodeJson, TableJson, ValueJson } from '../../render/answer-json.ts'
import type { Sort } from './ask-url.ts'
import { flagsOf } from './flags-of.ts'

export type CellValue = ValueJson | null

export interface TableColumn {
  readonly name: string
  /** The values of this column are numbers. */
  readonly isNumber: boolean
}

export interface TableRow {
  readonly key: string
  /** The node of the row, for a graph. */
  readonly node?: NodeJson
  readonly cells: readonly CellValue[]
}

export interface ShownTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}

/** Fields that have their own columns or are shown as marks. */
const KNOWN = new Set(['id', 'kind', 'namespace', 'name', 'dataset', 'type', 'distance', 'aliases', 'start', 'member', 'more', 'opaque', 'cycle', 'change', 'opened']) // prettier-ignore

/** The rows of an answer: the rows of a table, or one per node of a graph. */
export const tableOf = (answer: GraphJson | TableJson): ShownTable =>
  answer.kind === 'table' ? ofTable(answer) : ofGraph(answer)

const ofTable = ({ columns, rows }: TableJson): ShownTable =>
  tableWith(
    columns.map(({ name }) => name),
    rows.map((cells, i) => ({ key: String(i), cells })),
  )

const tableWith = (names: readonly string[], rows: readonly TableRow[]): ShownTable => ({
  columns: names.map((name, i) => ({ name, isNumber: typeof firstIn(rows, i) === 'number' })),
  rows,
})

const firstIn = (rows: readonly TableRow[], column: number): CellValue | undefined =>
  rows.find(({ cells }) => cells[column] !== null)?.cells[column]

function ofGraph({ nodes }: GraphJson): ShownTable {
  const hasDataset = nodes.some(({ dataset }) => dataset !== undefined)
  const further = [...new Set(nodes.flatMap((node) => Object.keys(node)))].filter((name) => !KNOWN.has(name))
  const columns = [
    'kind',
    'name',
    ...(hasDataset ? ['dataset'] : []),
    'namespace',
    'type',
    'distance',
    'marks',
    ...further,
  ]
  return tableWith(
    columns,
    nodes.map((node) => ({
      key: node.id,
      node,
      cells: columns.map((name) => cellOf(node, name)),
    })),
  )
}

function cellOf(node: NodeJson, column: string): CellValue {
  if (column === 'dataset') return node.dataset?.name ?? null
  if (column === 'marks')
    return [...(node.member === true ? ['member'] : []), ...flagsOf(node).map(({ word }) => word)]
  return (node[column] as ValueJson | undefined) ?? null
}

/** Sorts rows by one column, or keeps the order of the answer. Missing values come last in both directions. */
export function sortRows({ columns, rows }: ShownTable, sort: Sort | undefined): readonly TableRow[] {
  const column = columns.findIndex(({ name }) => name === sort?.column)
  if (sort === undefined || column === -1) return rows
  const { descending } = sort
  return rows.toSorted((a, b) => {
    const [one, other] = [keyOf(a.cells[column]), keyOf(b.cells[column])]
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined)
    return descending ? compare(other, one) : compare(one, other)
  })
}

function keyOf(value: CellValue | undefined): string | number | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(', ')
  return typeof value === 'object' || typeof value === 'boolean' ? String(value) : value
}

const order = new Intl.Collator(undefined, { numeric: true })
const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b))

/** The text of a cell. */
export const cellText = (value: CellValue): string =>
  value === null ? '' : typeof value === 'object' ? value.join(', ') : String(value)
