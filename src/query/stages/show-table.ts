import type { FieldValue, Table } from '../../domain/lineage-graph.ts'
import { compareText } from '../../lib/compare.ts'
import { fieldNamed } from '../fields.ts'
import type { FoundNode } from '../graph/found.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { readFields } from './field-values.ts'

/** A table of these members: an absent value is null, several are a sorted list. */
export function* showTable(
  members: readonly FoundNode[],
  fields: readonly string[],
): Generator<ReadRequest, Table, ReadAnswer> {
  const read = yield* readFields(members, new Set(fields))
  return {
    kind: 'table',
    columns: fields.map((name) => ({ name, type: fieldNamed(name)?.type ?? 'text' })),
    rows: members.map((node) => fields.map((field) => cellOf(read(node, field)))),
  }
}

function cellOf(value: FieldValue | undefined): FieldValue | null {
  if (value === undefined) return null
  if (typeof value !== 'object') return value
  if (value.length === 1) return value[0]!
  return [...value].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b)),
  )
}
