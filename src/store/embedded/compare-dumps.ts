import type { Difference } from '../../domain/merge/repair-steps.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { DumpRow } from '../lineage-store.ts'
import { dumpRows } from './dump-rows.ts'
import type { Graph } from './graph.ts'

/** The rows in which two graphs differ, in the order of dumps; neither is held in memory. `onRow`: told of each stored row. */
export function* differencesBetween(
  stored: Graph,
  expected: Graph,
  onRow: () => void = () => undefined,
): Generator<Difference, void, undefined> {
  const [one, other] = [dumpRows(stored), dumpRows(expected)]
  let [is, due] = [one.next(), other.next()]
  while (is.done !== true || due.done !== true) {
    const order =
      is.done === true ? 1 : due.done === true ? -1 : compareText(placeOf(is.value), placeOf(due.value))
    if (order < 0) yield { stored: is.value as DumpRow }
    else if (order > 0) yield { expected: due.value as DumpRow }
    else if (text(is.value) !== text(due.value))
      yield { stored: is.value as DumpRow, expected: due.value as DumpRow }
    if (order <= 0) {
      is = one.next()
      onRow()
    }
    if (order >= 0) due = other.next()
  }
}

const KINDS = { node: 1, edge: 2, aggregate: 3 } as const

/** Sorts as dumps do. */
function placeOf(row: unknown): string {
  const { kind, row: of } = row as DumpRow
  const group = kind === 'node' ? of.label : kind === 'edge' ? of.type : ''
  return `${KINDS[kind]} ${group} ${of.id}`
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const text = (row: unknown): string => canonicalJson(row as Json)
