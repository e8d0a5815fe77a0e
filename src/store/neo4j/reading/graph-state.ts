import { compileGraphState, type GraphState } from '../../../compile/compile-graph-state.ts'
import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import type { Transaction } from '../database.ts'
import type { Prefetched } from './prefetched.ts'
import { rowsOf } from './rows-of.ts'

export async function readGraphState(tx: Transaction): Promise<GraphState> {
  const [found] = await rowsOf<{ graph: GraphState }>(tx, compileGraphState())
  return found!.graph
}

/** The rows of a walk. One further row has the graph state, which goes into `prefetched`. */
export async function rowsOfWalk<Row>(
  tx: Transaction,
  statement: CypherStatement,
  prefetched: Prefetched,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const row of await rowsOf<Row & { readonly graph: GraphState | null }>(tx, statement))
    if (row.graph === null) rows.push(row)
    else prefetched.graph = row.graph
  return rows
}
