import type { ChangeSet } from '../merge-protocol.ts'

/** An empty change set to be extended. */
export const noChanges: ChangeSet = {
  nodes: [],
  edges: [],
  aggregates: [],
  droppedNodes: [],
  droppedEdges: [],
  droppedAggregates: [],
  warnings: [],
}
