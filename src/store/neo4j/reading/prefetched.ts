import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import type { Description } from '../../../query/read-requests.ts'

/** Rows that the statements of walks return in addition, so that later requests of the same evaluation need no statement. */
export class Prefetched {
  readonly refs = new Map<Id, NodeRef>()
  /** The fields of datasets that an answer displays. */
  readonly datasets = new Map<Id, Description>()
  graph: GraphState | undefined
}
