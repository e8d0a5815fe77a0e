import { compileGraphState, type GraphState } from '../../../compile/compile-graph-state.ts'
import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import type { Transaction } from '../database.ts'
import type { Brought } from './brought.ts'
import { rowsOf } from './rows-of.ts'

export async function readGraphState(tx: Transaction): Promise<GraphState> {
  const [found] = await rowsOf<{ graph: GraphState }>(tx, compileGraphState())
  return found!.graph
}

/** The rows of a walk's statement but the one that tells of the graph as a whole, which is kept. */
export async function rowsOfWalk<Row>(
  tx: Transaction,
  statement: CypherStatement,
  brought: Brought,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const row of await rowsOf<Row & { readonly graph: GraphState | null }>(tx, statement))
    if (row.graph === null) rows.push(row)
    else brought.graph = row.graph
  return rows
}
