import type { NodeKind, NodeRef } from '../domain/lineage-graph.ts'
import { compareRefs } from '../query/default-order.ts'
import type { NameCandidate, NameMatches, NameRequest } from '../query/read-requests.ts'

/** One more than an error lists, so that it can say that there are more. */
const CANDIDATES = 6

/** What a store finds for a text that may be the id of any entity, or a name of a run or operation. */
export interface RunFinds {
  /** The entity with this id; for a dataset, the canonical member of its identity group. */
  readonly byId: NodeRef | undefined
  /** Whether `byId` is deleted, or its dataset if it is a column. */
  readonly isDeleted: boolean
  /** The operations that the producer reported under this runId, and the runs that they are part of. */
  readonly operations: readonly NodeRef[]
  readonly runsOfOperations: readonly NodeRef[]
  /** The runs with this external id, and the operations reported under their runIds. */
  readonly external: readonly NodeRef[]
  readonly operationsOfExternal: () => readonly NodeRef[]
  /** Runs with a similar external id. */
  readonly nearest: () => readonly { readonly ref: NodeRef; readonly externalId: string }[]
}

/** The matches of the first step that finds something: by id, by the producer's runId, by the external id. */
export function runMatches(of: NameRequest['of'], finds: RunFinds): NameMatches {
  const byId = finds.byId === undefined || (of !== 'id' && finds.byId.kind !== of) ? [] : [finds.byId]
  const deleted = finds.isDeleted ? byId : []
  const steps: readonly (() => readonly NodeRef[])[] = [
    () => (finds.isDeleted ? [] : byId),
    () => (of === 'operation' ? finds.operations : finds.runsOfOperations),
    () => (of === 'operation' ? finds.operationsOfExternal() : finds.external),
  ]
  for (const step of steps) {
    const found = new Map(step().map((ref) => [ref.id, ref]))
    if (found.size === 0) continue
    const candidates = [...found.values()].sort(compareRefs).slice(0, CANDIDATES)
    return { how: 'exact', candidates: candidates.map((ref) => candidate(ref, of)), nearest: [] }
  }
  const nearest = of === 'operation' ? [] : finds.nearest()
  return {
    how: 'none',
    candidates: [],
    nearest: nearest.map(({ ref, externalId }) => ({ ...candidate(ref, of), called: externalId })),
    ...(deleted.length === 0 ? {} : { deleted: deleted.map((ref) => candidate(ref, of)) }),
  }
}

function candidate({ id, kind, namespace, name }: NodeRef, of: NameRequest['of']): NameCandidate {
  const named = { namespace, name }
  const other: { readonly kind?: NodeKind } = kind === of ? {} : { kind }
  return { id, ...other, matched: named, canonical: named }
}
