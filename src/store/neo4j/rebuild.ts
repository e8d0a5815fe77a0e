import type { Habits } from '../../domain/aggregate.ts'
import type { Id } from '../../domain/ids.ts'
import { rederive, regroup } from '../../domain/merge/rebuild.ts'
import type { Database, Transaction } from './database.ts'
import type { Neo4jProps } from './props-codec.ts'
import { aggregateFromNeo4j } from './rows.ts'
import { runMerge, type Versions } from './run-merge.ts'
import { statementFile } from './statement-file.ts'

const PAGE = 500
const READ_MS = 30_000

/**
 * Makes identity groups, then what follows from the aggregates, anew from the truth: page by page, each in a transaction
 * of its own, so that other writers get their turn.
 */
export async function rebuild(database: Database, versions: Versions, habits: Habits): Promise<void> {
  await eachPage(database, datasetsAfter, async (ids) => {
    await runMerge(database, versions, () => regroup(ids))
  })
  await eachPage(database, aggregatesAfter, async (ids) => {
    await runMerge(database, versions, async (tx) => rederive(await aggregatesOf(tx, ids), habits))
  })
}

async function eachPage(
  database: Database,
  read: (tx: Transaction, after: Id | '') => Promise<readonly Id[]>,
  work: (ids: readonly Id[]) => Promise<void>,
): Promise<void> {
  let after: Id | '' = ''
  for (;;) {
    const from: Id | '' = after
    const ids = await database.read((tx) => read(tx, from), { timeoutMs: READ_MS })
    const last = ids.at(-1)
    if (last === undefined) return
    await work(ids)
    after = last
  }
}

const datasetsAfter = (tx: Transaction, after: string): Promise<readonly Id[]> =>
  idsAfter(tx, 'Dataset', after)
const aggregatesAfter = (tx: Transaction, after: string): Promise<readonly Id[]> =>
  idsAfter(tx, 'Aggregate', after)

async function idsAfter(tx: Transaction, label: string, after: string): Promise<readonly Id[]> {
  const text = statementFile('read/ids-page', { Label: label })
  return (await tx.rows<{ id: Id }>(text, { after, limit: PAGE })).map(({ id }) => id)
}

/** As they are under the lock: an event may have changed them since the page was read. */
async function aggregatesOf(tx: Transaction, ids: readonly Id[]) {
  const rows = await tx.rows<{ props: Neo4jProps }>(statementFile('ingest/facts/aggregates'), { ids })
  return rows.map(({ props }) => aggregateFromNeo4j(props))
}
