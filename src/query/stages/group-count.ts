import type { FieldValue, Table } from '../../domain/lineage-graph.ts'
import { fieldNamed } from '../fields.ts'
import type { FoundNode } from '../graph/found.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { readFields, valuesOf } from './field-values.ts'

type Cell = string | number | null
type Row = readonly (FieldValue | null)[]

/** Counts nodes by fields. A node counts under each value that it has, or under null if it has none. */
export class GroupCount {
  readonly #by: readonly string[]
  readonly #groups = new Map<string, { readonly values: readonly Cell[]; count: number }>()
  #all = 0

  constructor(by: readonly string[]) {
    this.#by = by
  }

  /** The number of nodes that were counted. */
  get members(): number {
    return this.#all
  }

  *add(nodes: readonly FoundNode[]): Generator<ReadRequest, void, ReadAnswer> {
    this.#all += nodes.length
    if (this.#by.length === 0) return
    const read = yield* readFields(nodes, new Set(this.#by))
    for (const node of nodes)
      for (const values of combinations(this.#by.map((field) => cellsOf(read(node, field))))) {
        const key = JSON.stringify(values)
        const group = this.#groups.get(key)
        if (group === undefined) this.#groups.set(key, { values, count: 1 })
        else group.count++
      }
  }

  /** One row per group, unordered. Without fields, one row with the total. */
  table(): Table {
    const count = { name: 'count', type: 'number' } as const
    if (this.#by.length === 0) return { kind: 'table', columns: [count], rows: [[this.#all]] }
    const columns = this.#by.map((name) => ({ name, type: fieldNamed(name)?.type ?? 'text' }))
    const rows: Row[] = [...this.#groups.values()].map((g) => [...g.values, g.count])
    return { kind: 'table', columns: [...columns, count], rows }
  }
}

const cellsOf = (value: FieldValue | undefined): readonly Cell[] =>
  value === undefined ? [null] : [...new Set(valuesOf(value))]

function combinations(cells: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  let out: readonly (readonly Cell[])[] = [[]]
  for (const values of cells) out = out.flatMap((head) => values.map((value) => [...head, value]))
  return out
}
