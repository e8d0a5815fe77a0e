import type { Facts, Needs } from '../../domain/merge-protocol.ts'
import type { Transaction } from './database.ts'
import { aggregatesById, aggregatesBySlot, neighbours, touching } from './load-aggregates.ts'
import { edgesAt, edgesById, rollupsOf } from './load-edges.ts'
import { nodesById } from './load-nodes.ts'

/**
 * Loads the facts that a merge needs, in the order of its needs; lists are ordered by id. Sends all statements at once, so
 * that the call takes one round trip.
 */
export async function loadFacts(tx: Transaction, needs: Needs): Promise<Facts> {
  const [nodes, edges, aggregates, bySlot, next, at, rollups, touched] = await Promise.all([
    nodesById(tx, needs.nodes ?? []),
    edgesById(tx, needs.edges ?? []),
    aggregatesById(tx, needs.aggregates ?? []),
    aggregatesBySlot(tx, needs.aggregatesBy ?? []),
    neighbours(tx, needs.neighbours ?? []),
    edgesAt(tx, needs.edgesAt ?? []),
    rollupsOf(tx, needs.rollupsOf ?? []),
    touching(tx, needs.touching ?? []),
  ])
  return {
    nodes,
    edges,
    aggregates,
    aggregatesBy: bySlot,
    neighbours: next,
    edgesAt: at,
    rollupsOf: rollups,
    touching: touched,
  }
}
