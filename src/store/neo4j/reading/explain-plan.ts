import type { CypherParams } from '../../../compile/cypher-statement.ts'
import type { Explained } from '../../lineage-store.ts'
import type { ReadOptions } from '../../read-options.ts'
import { StatementList } from '../../statement-list.ts'
import type { Transaction } from '../database.ts'
import { createJobNames } from './job-names.ts'
import { runPlan, type PlanRun, type ReadingDatabase } from './run-plan.ts'

/** Runs a plan without cached names. Returns the statements that it sends instead of the answer. */
export async function explainPlan(
  database: ReadingDatabase,
  run: PlanRun,
  options?: ReadOptions,
): Promise<Explained> {
  const list = new StatementList('cypher')
  const { cuts } = await runPlan(recording(database, list), createJobNames(), run, options)
  return { statements: list.statements, cuts }
}

/** A database that adds each statement to a list before it sends it. */
function recording(database: ReadingDatabase, list: StatementList): ReadingDatabase {
  const recorded = (tx: Transaction): Transaction => ({
    rows<Row>(text: string, params: CypherParams = {}, title = '') {
      list.add(title, text, () => params)
      return tx.rows<Row>(text, params, title)
    },
  })
  return {
    uri: database.uri,
    readAutoCommit: (options) => recorded(database.readAutoCommit(options)),
    read: (work, options) => database.read((tx) => work(recorded(tx)), options),
  }
}
