import { DISPLAYED_FIELDS } from '../../../compile/walk-facts.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgeFact } from '../../../query/read-requests.ts'
import type { Brought } from './brought.ts'
import { descriptionOf } from './descriptions.ts'
import { factOf, type TimeRow } from './roll-up-rows.ts'

/** One node that a walk came to, with the relationships that it crosses from there; see `factsOf`. */
export interface WalkRow {
  readonly id: Id
  readonly distance: number
  readonly crossed: readonly CrossedRow[]
  /** Namespace, name and what else is told; null where that is not wanted. */
  readonly display: readonly unknown[] | null
}

const BEFORE_TIMES = 3
type CrossedRow = readonly [far: Id, jobId: Id | null, counts: boolean | null, ...times: TimeRow]

/** How many relationships the rows tell of. */
export const crossedIn = (rows: readonly WalkRow[]): number =>
  rows.reduce((sum, { crossed }) => sum + crossed.length, 0)

/** What the relationships of a node to one far end by one job say together. */
export interface RowFact {
  readonly far: Id
  readonly jobId: Id | null
  readonly fact: EdgeFact
}

/** What a node's relationships say, one by (far end, job): where one of them counts, all of them together. */
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

/** Keeps what is told of a walk's nodes beside the walk. */
export function keepTold(rows: readonly WalkRow[], brought: Brought): void {
  for (const { id, display } of rows) {
    if (display === null) continue
    const [namespace, name, ...values] = display as [string, string, ...unknown[]]
    brought.refs.set(id, { kind: 'dataset', id, namespace, name })
    if (values.length > 0)
      brought.datasets.set(id, descriptionOf(DISPLAYED_FIELDS.map((field, i) => [field, values[i]] as const)))
  }
}
