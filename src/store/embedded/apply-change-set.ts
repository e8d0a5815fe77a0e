import type { ChangeSet } from '../../domain/merge-protocol.ts'
import type { Graph } from './graph.ts'

/** Writes a change set within the current transaction, in the order that the protocol defines. */
export function applyChangeSet(graph: Graph, changes: ChangeSet): void {
  const { nodes, edges, aggregates, cache } = graph
  for (const row of changes.droppedEdges) {
    edges.drop(row)
    cache.dropEdge(row)
  }
  for (const { label, id } of changes.droppedNodes) {
    nodes.drop(label, id)
    cache.dropNode(label, id)
  }
  for (const row of changes.nodes) {
    nodes.put(row)
    cache.putNode(row)
  }
  for (const row of changes.edges) {
    edges.put(row)
    cache.putEdge(row)
  }
  for (const id of changes.droppedAggregates) {
    aggregates.drop(id)
    cache.dropAggregate(id)
  }
  for (const { created, ...row } of changes.aggregates) {
    aggregates.put(row, created)
    cache.putAggregate(row)
  }
}
