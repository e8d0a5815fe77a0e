import type { NodeKind, NodeRef } from '../domain/lineage-graph.ts'
import { compareRefs } from '../query/default-order.ts'
import type { NameCandidate, NameMatches, NameRequest } from '../query/read-requests.ts'

/** One more than an error lists, so that it can say that there are more. */
const CANDIDATES = 6

/** What a store finds by a text that is meant to name a run, an operation, or anything by its id. */
export interface RunFinds {
  /** What has the very id, the canonical member for a dataset. */
  readonly byId: NodeRef | undefined
  /** Whether that is deleted, or the dataset of that column. */
  readonly isDeleted: boolean
  /** The operations that the producer reported under this runId, and the Runs that they are part of. */
  readonly operations: readonly NodeRef[]
  readonly runsOfOperations: readonly NodeRef[]
  /** The Runs that have this external id, and the operations reported under their runIds. */
  readonly external: readonly NodeRef[]
  readonly operationsOfExternal: () => readonly NodeRef[]
  /** Runs with an external id much like the text. */
  readonly nearest: () => readonly { readonly ref: NodeRef; readonly externalId: string }[]
}

/** The answers of the first trial that finds something: the id itself, the producer's runId, the external id. */
export function runMatches(of: NameRequest['of'], finds: RunFinds): NameMatches {
  const byId = finds.byId === undefined || (of !== 'id' && finds.byId.kind !== of) ? [] : [finds.byId]
  const deleted = finds.isDeleted ? byId : []
  const trials: readonly (() => readonly NodeRef[])[] = [
    () => (finds.isDeleted ? [] : byId),
    () => (of === 'operation' ? finds.operations : finds.runsOfOperations),
    () => (of === 'operation' ? finds.operationsOfExternal() : finds.external),
  ]
  for (const trial of trials) {
    const found = new Map(trial().map((ref) => [ref.id, ref]))
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
