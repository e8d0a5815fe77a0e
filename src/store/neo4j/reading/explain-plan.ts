import type { CypherParams } from '../../../compile/cypher-statement.ts'
import type { Statement } from '../../lineage-store.ts'
import type { ReadOptions } from '../../read-options.ts'
import { StatementList } from '../../statement-list.ts'
import type { Transaction } from '../database.ts'
import { createJobNames } from './job-names.ts'
import { runPlan, type PlanRun, type ReadingDatabase } from './run-plan.ts'

/** Runs a plan, without names that earlier queries left, and returns the statements that this takes instead of the answer. */
export async function explainPlan(
  database: ReadingDatabase,
  run: PlanRun,
  options?: ReadOptions,
): Promise<readonly Statement[]> {
  const list = new StatementList('cypher')
  await runPlan(recording(database, list), createJobNames(), run, options)
  return list.statements
}

/** A database that lists the statements which it sends. */
function recording(database: ReadingDatabase, list: StatementList): ReadingDatabase {
  const recorded = (tx: Transaction): Transaction => ({
    rows<Row>(text: string, params: CypherParams = {}, title = '') {
      list.add(title, text, () => params)
      return tx.rows<Row>(text, params, title)
    },
  })
  return {
    uri: database.uri,
    once: (options) => recorded(database.once(options)),
    read: (work, options) => database.read((tx) => work(recorded(tx)), options),
  }
}
