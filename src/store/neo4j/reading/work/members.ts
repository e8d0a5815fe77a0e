import { compileMembers } from '../../../../compile/compile-runs.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { Transaction } from '../../database.ts'

/** The members of identity groups, by their canonical members. */
export async function membersOf(
  tx: Transaction,
  canonical: Iterable<Id>,
): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const { text, params } = compileMembers([...canonical])
  const rows = await tx.rows<{ id: Id; members: readonly Id[] }>(text, params)
  return new Map(rows.map(({ id, members }) => [id, members]))
}
