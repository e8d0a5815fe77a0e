import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import type { Description } from '../../../query/read-requests.ts'

/** What the statements of walks have brought beside them, for one evaluation: it need not be asked for again. */
export class Brought {
  readonly refs = new Map<Id, NodeRef>()
  /** Of datasets, the fields that an answer displays. */
  readonly datasets = new Map<Id, Description>()
  graph: GraphState | undefined
}
