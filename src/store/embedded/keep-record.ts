import type { Edit } from '../../domain/edit.ts'
import { editNode } from '../../domain/merge/edit-node.ts'
import type { Graph } from './graph.ts'

/** Keeps the record of a change, within the transaction that makes the change. Its id is new. Nothing where there is none. */
export function keepRecord({ nodes, cache }: Graph, edit: Edit | undefined): void {
  if (edit === undefined) return
  const row = { ...editNode(edit), created: true }
  nodes.put(row)
  cache.putNode(row)
}
