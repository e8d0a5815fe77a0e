import type { Edit } from '../../domain/edit.ts'
import { editNode } from '../../domain/merge/edit-node.ts'
import type { Graph } from './graph.ts'

/** Stores the record of a change in the transaction of the change. Its id must be new. Does nothing if there is none. */
export function recordEdit({ nodes, cache }: Graph, edit: Edit | undefined): void {
  if (edit === undefined) return
  const row = { ...editNode(edit), created: true }
  nodes.put(row)
  cache.putNode(row)
}
