import { DISPLAYED_FIELDS } from '../../../compile/walk-facts.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgeFact } from '../../../query/read-requests.ts'
import type { Prefetched } from './prefetched.ts'
import { descriptionOf } from './descriptions.ts'
import { factOf, type TimeRow } from './roll-up-rows.ts'

/** A node that a walk reached, with the relationships that it crosses from there; see `factsOf` in src/compile. */
export interface WalkRow {
  readonly id: Id
  readonly distance: number
  readonly crossed: readonly CrossedRow[]
  /** Namespace, name and the displayed fields; null if they are not requested. */
  readonly display: readonly unknown[] | null
}

const BEFORE_TIMES = 3
type CrossedRow = readonly [far: Id, jobId: Id | null, counts: boolean | null, ...times: TimeRow]

/** The number of relationships in the rows. */
export const countCrossed = (rows: readonly WalkRow[]): number =>
  rows.reduce((sum, { crossed }) => sum + crossed.length, 0)

/** The combined fact of the relationships between a node and one far end by one job. */
export interface RowFact {
  readonly far: Id
  readonly jobId: Id | null
  readonly fact: EdgeFact
}

/** The facts of a node's relationships, grouped by (far end, job). A group counts if one of its relationships does. */
export function factsFrom(
  { id, crossed }: WalkRow,
  direction: 'upstream' | 'downstream',
): readonly RowFact[] {
  const facts: RowFact[] = []
  for (const rows of grouped(crossed)) {
    if (!rows.some(([, , counts]) => counts === true)) continue
    const [far, jobId] = rows[0]!
    const times = rows.map((row) => row.slice(BEFORE_TIMES) as TimeRow)
    const [source, target] = direction === 'upstream' ? [far, id] : [id, far]
    facts.push({ far, jobId, fact: factOf(source, target, jobId, times) })
  }
  return facts
}

function grouped(crossed: readonly CrossedRow[]): Iterable<readonly CrossedRow[]> {
  if (crossed.length < 2) return [crossed].filter(({ length }) => length > 0)
  return Map.groupBy(crossed, ([far, jobId]) => `${far} ${jobId ?? ''}`).values()
}

/** Stores the displayed fields that the rows of a walk contain. */
export function collectPrefetched(rows: readonly WalkRow[], prefetched: Prefetched): void {
  for (const { id, display } of rows) {
    if (display === null) continue
    const [namespace, name, ...values] = display as [string, string, ...unknown[]]
    prefetched.refs.set(id, { kind: 'dataset', id, namespace, name })
    if (values.length > 0)
      prefetched.datasets.set(
        id,
        descriptionOf(DISPLAYED_FIELDS.map((field, i) => [field, values[i]] as const)),
      )
  }
}
