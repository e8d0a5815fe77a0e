import type { Facts, Needs } from '../../domain/merge-protocol.ts'
import type { Transaction } from './database.ts'
import { aggregatesById, aggregatesBySlot, neighbours, touching } from './load-aggregates.ts'
import { edgesAt, edgesById, rollupsOf } from './load-edges.ts'
import { nodesById } from './load-nodes.ts'

/**
 * Answers what a merge needs, list by list and item by item; lists come in order of their ids. All statements of a round
 * are sent at once, so that a round costs one way to the server and back.
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
