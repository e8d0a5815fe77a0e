import fc from 'fast-check'
import type { Observation } from '../../src/domain/aggregate.ts'
import type { NodeRow } from '../../src/domain/graph-rows.ts'
import type { Id } from '../../src/domain/ids.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { deletionOf as deletionOfThings } from '../conformance/events.ts'
import type { DeletedInWorld } from './reference/without-deleted.ts'
import type { Round } from './round.ts'

const rowsOf = (rows: readonly DumpRow[], label: NodeRow['label']): readonly NodeRow[] =>
  rows.flatMap((r) => (r.kind === 'node' && r.row.label === label ? [r.row] : []))

/** Names to delete: none in every third world, otherwise some datasets and jobs, regardless of identity groups. */
export function namesToDelete({ seed }: Round, rows: readonly DumpRow[]): readonly NodeRow[] {
  if (seed % 3 === 0) return []
  const some = (label: NodeRow['label'], most: number): readonly NodeRow[] =>
    fc.sample(
      fc.subarray([...rowsOf(rows, label)], { maxLength: Math.min(most, rowsOf(rows, label).length) }),
      {
        seed,
        numRuns: 1,
      },
    )[0]!
  return [...some('Dataset', 3), ...some('Job', seed % 2)]
}

/** The deletion of those names that exist in the rows. */
export function deletionOf(names: readonly NodeRow[], rows: readonly DumpRow[]): readonly Observation[] {
  const existing = new Set(rows.map((r) => r.row.id))
  const named = (label: NodeRow['label']) =>
    names
      .filter((row) => row.label === label && existing.has(row.id))
      .map(({ props }) => ({ namespace: props['namespace'] as string, name: props['name'] as string }))
  const [datasets, jobs] = [named('Dataset'), named('Job')]
  return datasets.length + jobs.length === 0 ? [] : [deletionOfThings({ datasets, jobs })]
}

/** Deleted datasets and jobs, by the rows of a store: a dataset is deleted if each name of its group is. */
export function deletedIn(rows: readonly DumpRow[]): DeletedInWorld {
  const canonical = new Map(
    rows.flatMap((r) => (r.kind === 'edge' && r.row.type === 'ALIAS_OF' ? [[r.row.from, r.row.to]] : [])),
  )
  const isDeleted = ({ props }: NodeRow): boolean => props['deletedAt'] !== undefined
  const groups = Map.groupBy(rowsOf(rows, 'Dataset'), ({ id }) => canonical.get(id) ?? id)
  const ids = (all: Iterable<Id>): ReadonlySet<Id> => new Set(all)
  return {
    datasets: ids([...groups].filter(([, names]) => names.every(isDeleted)).map(([id]) => id)),
    jobs: ids(
      rowsOf(rows, 'Job')
        .filter(isDeleted)
        .map(({ id }) => id),
    ),
  }
}
