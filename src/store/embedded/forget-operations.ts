import { edgeCode } from './edge-kind.ts'
import type { Graph } from './graph.ts'
import { inTransaction } from './transaction.ts'

/**
 * Deletes what aggregates alone account for, beside what a rebuild deletes: Operations and Runs, with what leads from
 * them. Making it anew shows rows that no aggregate has.
 */
export function forgetOperations(graph: Graph): void {
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
  graph.forget()
}
