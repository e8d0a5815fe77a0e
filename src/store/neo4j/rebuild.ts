import type { Habits } from '../../domain/aggregate.ts'
import type { Id } from '../../domain/ids.ts'
import { rederive, regroup } from '../../domain/merge/rebuild.ts'
import type { Database, Transaction } from './database.ts'
import type { Neo4jProps } from './props-codec.ts'
import { aggregateFromNeo4j } from './rows.ts'
import { runMerge } from './run-merge.ts'
import { statementFile } from './statement-file.ts'
import type { Versions } from './write-lock.ts'

const PAGE = 500
const TELL_MS = 30_000

/** What is derived from the truth and from nothing else. */
const DERIVED = ['ALIAS_OF', 'DERIVED_FROM', 'READS', 'WRITES'] as const

/**
 * Makes anew whatever is derived: deletes it, then makes identity groups and what follows from the aggregates, page by
 * page, since no transaction could hold it all. The Writer says so meanwhile: queries are refused, and a program that
 * finds a rebuild broken off begins it again.
 */
export async function rebuild(database: Database, versions: Versions, habits: Habits): Promise<void> {
  const tell = (file: string, params = {}): Promise<unknown> =>
    database.write((tx) => tx.rows(statementFile(file), params), { timeoutMs: TELL_MS })
  await tell('ingest/begin-rebuild')
  for (const type of DERIVED) await database.alone(statementFile('ingest/delete-derived', { Type: type }))
  await database.alone(statementFile('ingest/forget-schema-spans'))
  await eachPage(database, datasetsAfter, async (ids) => {
    await runMerge(database, versions, () => regroup(ids))
  })
  await eachPage(database, aggregatesAfter, async (ids) => {
    await runMerge(database, versions, async (tx) => rederive(await aggregatesOf(tx, ids), habits))
  })
  await tell('ingest/end-rebuild', { version: habits.version })
}

async function eachPage(
  database: Database,
  read: (tx: Transaction, after: Id | '') => Promise<readonly Id[]>,
  work: (ids: readonly Id[]) => Promise<void>,
): Promise<void> {
  let after: Id | '' = ''
  for (;;) {
    const from: Id | '' = after
    const ids: readonly Id[] = await database.read((tx) => read(tx, from), { timeoutMs: TELL_MS })
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
