import { compileOmitted, compileOpaque } from '../../../compile/compile-gaps.ts'
import type { GraphState } from '../../../compile/compile-graph-state.ts'
import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import type { Id } from '../../../domain/ids.ts'
import type { GapsRequest, ReadAnswers } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { rowsOf } from './rows-of.ts'

/**
 * Finds where lineage may be missing around datasets. Skips the statement about omitted pairs if the graph state says that
 * there are none.
 */
export async function gaps(
  tx: Transaction,
  request: GapsRequest,
  graphState: () => Promise<GraphState>,
): Promise<ReadAnswers['gaps']> {
  const ids = async (statement: CypherStatement): Promise<ReadonlySet<Id>> =>
    new Set((await rowsOf<{ id: Id }>(tx, statement)).map(({ id }) => id))
  const [opaque, omitted] = await Promise.all([
    request.opaque ? ids(compileOpaque(request)) : new Set<Id>(),
    graphState().then(({ omits }) => (omits ? ids(compileOmitted(request)) : new Set<Id>())),
  ])
  return { opaque, omitted }
}
