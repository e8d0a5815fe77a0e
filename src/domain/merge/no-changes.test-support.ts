import type { ChangeSet } from '../merge-protocol.ts'

/** A change set that changes nothing, to be filled in. */
export const noChanges: ChangeSet = {
  nodes: [],
  edges: [],
  aggregates: [],
  droppedNodes: [],
  droppedEdges: [],
  droppedAggregates: [],
  warnings: [],
}
