import type { ChangeSet } from '../../domain/merge-protocol.ts'
import type { Graph } from './graph.ts'

/** Writes a change set within the transaction under way, in the order that the protocol gives. */
export function applyChangeSet(graph: Graph, changes: ChangeSet): void {
  const { nodes, edges, aggregates } = graph
  for (const row of changes.droppedEdges) edges.drop(row)
  for (const { label, id } of changes.droppedNodes) nodes.drop(label, id)
  for (const row of changes.nodes) nodes.put(row, row.created)
  for (const row of changes.edges) edges.put(row, row.created)
  for (const id of changes.droppedAggregates) aggregates.drop(id)
  for (const row of changes.aggregates) aggregates.put(row, row.created)
}
