import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import type { Transaction } from '../database.ts'

/** Runs a compiled statement. */
export const rowsOf = <Row>(
  tx: Transaction,
  { text, params, title }: CypherStatement,
): Promise<readonly Row[]> => tx.rows<Row>(text, params, title)
