import { compileRefs } from '../../../compile/compile-refs.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodeKind, NodeRef } from '../../../domain/lineage-graph.ts'
import type { RefsRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { rowsOf } from './rows-of.ts'

const KINDS: readonly NodeKind[] = ['dataset', 'column', 'job', 'operation', 'run']

interface Row {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly datasetId?: Id | null
  readonly datasetName?: string
}

/** Prefetched and cached names. */
export interface KnownNames {
  get(id: Id): NodeRef | undefined
}

/** Reads names and kinds by id. Leaves out ids that do not exist. */
export async function refs(
  tx: Transaction,
  { ids, likely = 'dataset' }: RefsRequest,
  known: KnownNames = NONE,
): Promise<ReadonlyMap<Id, NodeRef>> {
  const found = new Map<Id, NodeRef>()
  let unknown: readonly Id[] = ids
  const resolve = (refById: (id: Id) => NodeRef | undefined): void => {
    unknown = unknown.filter((id) => {
      const ref = refById(id)
      if (ref !== undefined) found.set(id, ref)
      return ref === undefined
    })
  }
  resolve((id) => known.get(id))
  for (const kind of new Set([likely, ...KINDS])) {
    if (unknown.length === 0) break
    const rows = new Map(
      (await rowsOf<Row>(tx, compileRefs(kind, unknown))).map((row) => [row.id, refOf(kind, row)] as const),
    )
    resolve((id) => rows.get(id))
  }
  return found
}

const NONE: KnownNames = { get: () => undefined }

function refOf(kind: NodeKind, { id, namespace, name, datasetId, datasetName }: Row): NodeRef {
  if (datasetId === undefined || datasetId === null) return { kind, id, namespace, name }
  return { kind, id, namespace, name, dataset: { id: datasetId, namespace, name: datasetName ?? '' } }
}
