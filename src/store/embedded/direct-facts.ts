import type { DirectFacts } from '../../domain/merge-protocol.ts'
import type { Graph } from './graph.ts'
import { rollupsOf } from './load-facts.ts'

/** The graph as merges ask for it, for the one connection that writes: what it has seen of late it need not read again. */
export function directFacts(graph: Graph): DirectFacts {
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
