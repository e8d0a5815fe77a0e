import { compileOmitted, compileOpaque } from '../../../compile/compile-gaps.ts'
import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import type { Id } from '../../../domain/ids.ts'
import type { GapsRequest, ReadAnswers } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'

/** Answers where lineage may be missing around datasets. */
export async function gaps(tx: Transaction, request: GapsRequest): Promise<ReadAnswers['gaps']> {
  const ids = async ({ text, params }: CypherStatement): Promise<ReadonlySet<Id>> =>
    new Set((await tx.rows<{ id: Id }>(text, params)).map(({ id }) => id))
  const [opaque, omitted] = await Promise.all([
    request.opaque ? ids(compileOpaque(request)) : new Set<Id>(),
    ids(compileOmitted(request)),
  ])
  return { opaque, omitted }
}
