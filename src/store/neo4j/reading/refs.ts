import { compileRefs } from '../../../compile/compile-refs.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodeKind, NodeRef } from '../../../domain/lineage-graph.ts'
import type { RefsRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'

const KINDS: readonly NodeKind[] = ['dataset', 'column', 'job', 'operation', 'run']

interface Row {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly datasetId?: Id | null
  readonly datasetName?: string
}

/** Names and kinds of ids; unknown ones are left out. */
export async function refs(
  tx: Transaction,
  { ids, likely = 'dataset' }: RefsRequest,
): Promise<ReadonlyMap<Id, NodeRef>> {
  const found = new Map<Id, NodeRef>()
  for (const kind of new Set([likely, ...KINDS])) {
    const unknown = ids.filter((id) => !found.has(id))
    if (unknown.length === 0) break
    const { text, params } = compileRefs(kind, unknown)
    for (const row of await tx.rows<Row>(text, params)) found.set(row.id, refOf(kind, row))
  }
  return found
}

function refOf(kind: NodeKind, { id, namespace, name, datasetId, datasetName }: Row): NodeRef {
  if (datasetId === undefined || datasetId === null) return { kind, id, namespace, name }
  return { kind, id, namespace, name, dataset: { id: datasetId, namespace, name: datasetName ?? '' } }
}
