import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { propsOf } from './props.ts'
import { canonicalOf, membersOf, type Move } from './regroup.ts'
import { mayBeDeleted, ownDeletionIn } from './stamped-row.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Updates `deletedAt` of Datasets: a name that was deleted shows its deletion only while all names of its group are deleted.
 * Returns the Datasets and Jobs that are deleted now and were not before, or the reverse; their roll-ups change too
 * (`applyRollups`). Runs after the rows and groups of the merge are final. `seeds`: further datasets to look at.
 */
export function* applyDeletions(
  moves: readonly Move[],
  set: WorkingSet,
  seeds: Iterable<Id> = [],
): Step<ReadonlySet<Id>> {
  const datasets = new Set([...seeds, ...moves.flatMap(({ member, from, to }) => [member, from, to])])
  for (const { former, now } of set.changedNodes(['Dataset']))
    if (now !== undefined && (mayBeDeleted(now.props) || (former && mayBeDeleted(former.props))))
      datasets.add(now.id)
  const rows = yield* untilResolved(set, () => {
    const canonical = new Set([...datasets].map((id) => canonicalOf(id, set)))
    return [...canonical].flatMap((id) => groupRows(id, set))
  })
  for (const row of rows) set.putNode(row)
  return new Set(
    set.changedNodes(['Dataset', 'Job']).flatMap(({ former, now }) => {
      const isSame = (former?.props.deletedAt === undefined) === (now?.props.deletedAt === undefined)
      return isSame ? [] : [(now ?? former)!.id]
    }),
  )
}

function groupRows(canonical: Id, set: WorkingSet): readonly NodeRow[] {
  const members = membersOf(canonical, set).flatMap((id) => set.node('Dataset', id) ?? [])
  const deletions = members.map(({ props }) => ownDeletionIn(props))
  const isDeleted = deletions.every((at) => at !== undefined)
  return members.map((row, i) => {
    const deletedAt = isDeleted ? deletions[i] : undefined
    return row.props.deletedAt === deletedAt ? row : { ...row, props: propsOf({ ...row.props, deletedAt }) }
  })
}
