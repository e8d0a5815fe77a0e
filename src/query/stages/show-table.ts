import type { FieldValue, Table } from '../../domain/lineage-graph.ts'
import { compareText } from '../../lib/compare.ts'
import { fieldNamed } from '../fields.ts'
import type { FoundNode } from '../graph/found.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { readFields } from './field-values.ts'

const AT_ONCE = 2_000

/** A table of these members: null for an absent value, a sorted list for several values. If the time runs out, has fewer rows. */
export function* showTable(
  members: readonly FoundNode[],
  fields: readonly string[],
  session: Session,
): Generator<ReadRequest, Table, ReadAnswer> {
  const rows: Table['rows'][number][] = []
  const asked = new Set(fields)
  const rowsOf = function* (some: readonly FoundNode[]): Generator<ReadRequest, void, ReadAnswer> {
    const read = yield* readFields(some, asked)
    for (const node of some) {
      session.check()
      rows.push(fields.map((field) => cellOf(read(node, field))))
    }
  }
  const all = function* (): Generator<ReadRequest, void, ReadAnswer> {
    for (let i = 0; i < members.length; i += AT_ONCE) yield* rowsOf(members.slice(i, i + AT_ONCE))
  }
  yield* session.within(all(), () => undefined, 'the rows read by then are kept')
  return { ...emptyTable(fields), rows }
}

export const emptyTable = (fields: readonly string[]): Table => ({
  kind: 'table',
  columns: fields.map((name) => ({ name, type: fieldNamed(name)?.type ?? 'text' })),
  rows: [],
})

function cellOf(value: FieldValue | undefined): FieldValue | null {
  if (value === undefined) return null
  if (typeof value !== 'object') return value
  if (value.length === 1) return value[0]!
  return [...value].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b)),
  )
}
