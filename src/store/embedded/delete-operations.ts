import { edgeCode } from './edge-kind.ts'
import type { Graph } from './graph.ts'
import { inTransaction } from './transaction.ts'

/**
 * Deletes Operations and Runs with their edges, which a rebuild updates but does not delete. Rebuilding afterwards reveals
 * rows without an aggregate.
 */
export function deleteOperations(graph: Graph): void {
  const kinds = [
    edgeCode('PART_OF', 'Operation', 'Run'),
    edgeCode('PART_OF', 'Run', 'Job'),
    edgeCode('PART_OF', 'Run', 'Run'),
    edgeCode('STATED', 'Operation', 'Mapping'),
    edgeCode('RAN_ON', 'Run', 'Runner'),
    edgeCode('STARTED_BY', 'Run', 'User'),
  ]
  inTransaction(graph, () =>
    graph.db.exec(`
      DELETE FROM interaction;
      DELETE FROM operation;
      DELETE FROM run;
      DELETE FROM shared_run;
      DELETE FROM touched;
      DELETE FROM edge WHERE kind IN (${kinds.join(', ')});
    `),
  )
  graph.clearCaches()
}
