import type { Difference } from '../../domain/merge/repair-steps.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { DumpRow } from '../lineage-store.ts'
import { dumpRows } from './dump-rows.ts'
import type { Graph } from './graph.ts'

/** Streams the rows in which two graphs differ, in the order of dumps. Calls `onRow` for each stored row. */
export function* differencesBetween(
  stored: Graph,
  expected: Graph,
  onRow: () => void = () => undefined,
): Generator<Difference, void, undefined> {
  const [storedRows, expectedRows] = [dumpRows(stored), dumpRows(expected)]
  let [actual, wanted] = [storedRows.next(), expectedRows.next()]
  while (actual.done !== true || wanted.done !== true) {
    const order =
      actual.done === true
        ? 1
        : wanted.done === true
          ? -1
          : compareText(sortKey(actual.value), sortKey(wanted.value))
    if (order < 0) yield { stored: actual.value as DumpRow }
    else if (order > 0) yield { expected: wanted.value as DumpRow }
    else if (text(actual.value) !== text(wanted.value))
      yield { stored: actual.value as DumpRow, expected: wanted.value as DumpRow }
    if (order <= 0) {
      actual = storedRows.next()
      onRow()
    }
    if (order >= 0) wanted = expectedRows.next()
  }
}

const KINDS = { node: 1, edge: 2, aggregate: 3 } as const

/** Sorts rows in the order of dumps. */
function sortKey(row: unknown): string {
  const { kind, row: of } = row as DumpRow
  const group = kind === 'node' ? of.label : kind === 'edge' ? of.type : ''
  return `${KINDS[kind]} ${group} ${of.id}`
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const text = (row: unknown): string => canonicalJson(row as Json)
