import type { Id } from '../../domain/ids.ts'
import { storedOwnerNamespace } from '../../domain/merge/stored-owner-namespace.ts'
import type { Graph } from './graph.ts'

/** Answers a RunOwnersRequest. */
export function ownersIn({ aggregates, nodes }: Graph, runs: readonly Id[]): ReadonlyMap<Id, string> {
  const facts = {
    aggregatesOf: (run: Id) => aggregates.by('run', run),
    node: (label: 'Run' | 'Job', id: Id) => nodes.get(label, id),
  }
  return new Map(
    runs.flatMap((run): [Id, string][] => {
      const owner = storedOwnerNamespace(run, facts)
      return owner === undefined ? [] : [[run, owner]]
    }),
  )
}
