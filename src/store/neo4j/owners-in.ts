import type { Id } from '../../domain/ids.ts'
import { storedOwnerNamespace } from '../../domain/merge/stored-owner-namespace.ts'
import type { Transaction } from './database.ts'
import { aggregatesBySlot } from './load-aggregates.ts'
import { nodesById } from './load-nodes.ts'

/** Answers a `RunOwnersRequest`: the owner namespace of each run that has one. */
export async function ownersIn(tx: Transaction, runs: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const [found, nodes] = await Promise.all([
    aggregatesBySlot(
      tx,
      runs.map((key) => ({ slot: 'run' as const, key })),
    ),
    nodesById(
      tx,
      runs.map((id) => ({ label: 'Run' as const, id })),
    ),
  ])
  const jobIds = nodes.flatMap((node) => (node === null ? [] : [node.props.jobId as Id]))
  const jobs = await nodesById(
    tx,
    jobIds.map((id) => ({ label: 'Job' as const, id })),
  )
  const byId = new Map([...nodes, ...jobs].flatMap((node) => (node === null ? [] : [[node.id, node]])))
  return new Map(
    runs.flatMap((run, i): [Id, string][] => {
      const owner = storedOwnerNamespace(run, {
        aggregatesOf: () => found[i]!,
        node: (_, id) => byId.get(id),
      })
      return owner === undefined ? [] : [[run, owner]]
    }),
  )
}
