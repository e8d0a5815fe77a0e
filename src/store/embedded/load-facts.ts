import type { Facts, Needs } from '../../domain/merge-protocol.ts'
import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { Graph } from './graph.ts'

const ROLLUPS = ['DERIVED_FROM', 'READS', 'WRITES'] as const

/** Loads all facts that a merge needs. */
export function loadFacts(graph: Graph, needs: Needs): Facts {
  const { nodes, edges, aggregates } = graph
  return {
    nodes: (needs.nodes ?? []).map((key) => nodes.get(key.label, key.id) ?? null),
    edges: (needs.edges ?? []).map((key) => edges.get(key) ?? null),
    aggregates: (needs.aggregates ?? []).map((id) => aggregates.get(id) ?? null),
    aggregatesBy: (needs.aggregatesBy ?? []).map(({ slot, key }) => aggregates.by(slot, key)),
    neighbours: (needs.neighbours ?? []).map(({ subject, at, id }) => aggregates.neighbours(subject, at, id)),
    edgesAt: (needs.edgesAt ?? []).map(({ type, end, id }) => edges.at(type, end, id)),
    rollupsOf: (needs.rollupsOf ?? []).map((id) => rollupsOf(graph, id)),
    touching: (needs.touching ?? []).map((request) => aggregates.touching(request)),
  }
}

/** All roll-ups with this dataset as a member, or of this job. */
export function rollupsOf(graph: Graph, memberOrJob: Id): readonly EdgeRow[] {
  return ROLLUPS.flatMap((type) => graph.edges.rollupsOf(type, memberOrJob))
}
