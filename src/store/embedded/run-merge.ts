import type { DirectFacts, Facts, Merge, Needs } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Graph } from './graph.ts'
import { loadFacts, rollupsOf } from './load-facts.ts'

/** Runs a merge, or another generator with the same needs, within the current transaction. Writes nothing. */
export function driveMerge<Result>(
  graph: Graph,
  begin: (direct: DirectFacts) => Generator<Needs, Result, Facts>,
): Result {
  const merge = begin(directFacts(graph))
  let step = merge.next()
  while (step.done !== true) step = merge.next(loadFacts(graph, step.value))
  return step.value
}

/** Runs a merge and writes its changes. Returns its warnings. */
export function runMerge(graph: Graph, begin: (direct: DirectFacts) => Merge): readonly string[] {
  const changes = driveMerge(graph, begin)
  applyChangeSet(graph, changes)
  return changes.warnings
}

/** Synchronous access of merges to the graph, with the writer's cache. */
function directFacts(graph: Graph): DirectFacts {
  const { nodes, edges, aggregates, cache } = graph
  return {
    node: (key) => cache.node(key.label, key.id, () => nodes.get(key.label, key.id)),
    edge: (key) => cache.edge(key.type, key.id, () => edges.get(key)),
    aggregate: (id) => cache.aggregate(id, () => aggregates.get(id)),
    aggregatesBy: (slot, key) => aggregates.by(slot, key),
    neighbours: (subject, at, id) => aggregates.neighbours(subject, at, id),
    edgesAt: (type, end, id) => cache.edgesAt(type, end, id, () => edges.at(type, end, id)),
    rollupsOf: (member) => rollupsOf(graph, member),
    touching: (request) => aggregates.touching(request),
  }
}
