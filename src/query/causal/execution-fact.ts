import type { Id } from '../../domain/ids.ts'
import type { Basis } from '../../domain/lineage-graph.ts'
import type { OperationFact, ExecutionFact } from '../read-requests.ts'
import type { Pair } from './operation-pairs.ts'

/** What an operation touched and derived, without deleted datasets. A dataset represents its identity group. */
export function executionFact(
  operation: OperationFact,
  made: {
    readonly reads: readonly { readonly dataset: Id }[]
    readonly writes: readonly { readonly dataset: Id; readonly replaces: boolean }[]
    readonly pairs: readonly Pair[]
  },
  canonicalOf: (dataset: Id) => Id,
  isDeleted: (canonical: Id) => boolean,
): ExecutionFact {
  const isLive = (dataset: Id): boolean => !isDeleted(dataset)
  const writes = new Map<Id, boolean>()
  for (const { dataset, replaces } of made.writes) {
    const id = canonicalOf(dataset)
    writes.set(id, writes.get(id) === true || replaces)
  }
  const pairs = new Map<string, { source: Id; target: Id; basis: Basis[] }>()
  for (const pair of made.pairs) {
    const [source, target] = [canonicalOf(pair.source), canonicalOf(pair.target)]
    const known = pairs.get(`${source} ${target}`)
    if (known === undefined) pairs.set(`${source} ${target}`, { source, target, basis: [pair.basis] })
    else if (!known.basis.includes(pair.basis)) known.basis = [...known.basis, pair.basis].sort()
  }
  return {
    operation,
    reads: [...new Set(made.reads.map(({ dataset }) => canonicalOf(dataset)))].filter(isLive),
    writes: [...writes]
      .filter(([dataset]) => isLive(dataset))
      .map(([dataset, replaces]) => ({ dataset, replaces })),
    pairs: [...pairs.values()].filter(({ source, target }) => isLive(source) && isLive(target)),
  }
}
