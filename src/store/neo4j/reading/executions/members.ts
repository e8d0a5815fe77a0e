import { compileMembers } from '../../../../compile/compile-runs.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { Transaction } from '../../database.ts'
import { rowsOf } from '../rows-of.ts'

/** The members of identity groups, by canonical member. */
export async function membersOf(
  tx: Transaction,
  canonical: Iterable<Id>,
): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const rows = await rowsOf<{ id: Id; members: readonly Id[] }>(tx, compileMembers([...canonical]))
  return new Map(rows.map(({ id, members }) => [id, members]))
}
