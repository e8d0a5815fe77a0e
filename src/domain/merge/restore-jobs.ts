import type { NodeRow } from '../graph-rows.ts'
import type { DirectFacts, Merge } from '../merge-protocol.ts'
import { applyDependencies } from './apply-dependencies.ts'
import { applyLabels } from './label-rows.ts'
import { WorkingSet } from './working-set.ts'

/**
 * Puts new Jobs with the edges that follow from their rows (TAGGED, OWNED_BY, DEPENDS_ON). A rebuild then adds what
 * aggregates claim about them.
 */
export function* restoreJobs(rows: readonly NodeRow[], direct?: DirectFacts): Merge {
  const set = new WorkingSet(direct)
  for (const row of rows) {
    set.knowNode(row.id, null)
    set.putNode(row)
  }
  applyLabels(set)
  yield* applyDependencies(set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}
