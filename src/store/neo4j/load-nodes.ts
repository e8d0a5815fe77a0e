import type { NodeKey, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import { distinct, groupBy, inBatches } from './collections.ts'
import type { Transaction } from './database.ts'
import type { Neo4jProps } from './props-codec.ts'
import { nodeFromNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Nodes by label and id, in the order of the keys; null for those that do not exist. */
export async function nodesById(
  tx: Transaction,
  keys: readonly NodeKey[],
): Promise<readonly (NodeRow | null)[]> {
  const found = new Map<string, NodeRow>()
  const groups = groupBy(
    keys,
    (key) => key.label,
    (key) => key.id,
  )
  await Promise.all(
    [...groups].flatMap(([label, all]) =>
      inBatches(distinct<Id>(all)).map(async (ids) => {
        const text = statementFile('ingest/facts/nodes', { Label: label })
        for (const { props } of await tx.rows<{ props: Neo4jProps }>(text, { ids })) {
          const node = nodeFromNeo4j(label, props)
          found.set(`${label} ${node.id}`, node)
        }
      }),
    ),
  )
  return keys.map((key) => found.get(`${key.label} ${key.id}`) ?? null)
}
