import type { Transition } from './changed-claims.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Writes the rows that belong to exactly one operation. The rows derived before the batch are the rows in the store.
 */
export function applyOwned(transitions: readonly Transition[], set: WorkingSet): void {
  for (const { before, after } of transitions) {
    const operation = before?.operation ?? after?.operation
    if (operation !== undefined) set.knowNode(operation.id, before?.operation ?? null)
    for (const [id, row] of before?.owned ?? []) set.knowEdge(id, row)
    for (const [id, row] of after?.owned ?? []) {
      set.knowEdge(id, null)
      set.putEdge(row)
    }
    for (const [id, row] of before?.owned ?? []) if (after?.owned.has(id) !== true) set.dropEdge(row)
    if (after?.operation !== undefined) set.putNode(after.operation)
    else if (before?.operation !== undefined) set.dropNode('Operation', before.operation.id)
  }
}
