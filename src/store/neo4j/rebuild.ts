import { randomUUID } from 'node:crypto'
import type { ProducerRules } from '../../domain/aggregate.ts'
import type { Id } from '../../domain/ids.ts'
import { rederive, regroup } from '../../domain/merge/rebuild.ts'
import type { Database, Transaction } from './database.ts'
import { relationshipTypes, ROLLUPS } from './edge-kinds.ts'
import type { Neo4jProps } from './props-codec.ts'
import { aggregateFromNeo4j } from './rows.ts'
import { runMerge } from './run-merge.ts'
import { statementFile } from './statement-file.ts'
import { underWriteLock, type Versions } from './write-lock.ts'

const PAGE = 500
/** Edges that are deleted in one transaction: other writers wait for it. */
const DELETED_AT_ONCE = 2_000
const TELL_MS = 30_000

/** What is derived from the truth and from nothing else. */
const DERIVED = ['ALIAS_OF', ...ROLLUPS.flatMap(relationshipTypes)]

/**
 * Makes anew whatever is derived: deletes it, then makes identity groups and what follows from the aggregates, page by
 * page, since no transaction could hold it all. Each has the write lock, so that events are merged in between, and no row
 * goes that a merge relies on. The Writer says so meanwhile: queries are refused, programs with older rules write nothing,
 * and a program that finds a rebuild broken off begins it again. Where two rebuild at once, the one that began last ends it.
 * @throws StoreUnusable if another version of the program has taken over the graph
 */
export async function rebuild(
  database: Database,
  versions: Versions,
  producerRules: ProducerRules,
): Promise<void> {
  const me = randomUUID()
  const tell = (file: string): Promise<unknown> =>
    database.write(
      async (tx) => {
        // First the lock: what the statement finds on the Writer must not change before it has set what it sets.
        await tx.rows(statementFile('ingest/lock'))
        await tx.rows(statementFile(file), { me, version: versions.producerRules })
      },
      { timeoutMs: TELL_MS },
    )
  await tell('ingest/begin-rebuild')
  for (const type of DERIVED) await deleteDerived(database, versions, type)
  await eachPage(database, datasetsAfter, async (ids) => {
    await runMerge(database, versions, async (tx) => {
      await tx.rows(statementFile('ingest/forget-schema-spans'), { ids })
      return regroup(ids)
    })
  })
  await eachPage(database, aggregatesAfter, async (ids) => {
    await runMerge(database, versions, async (tx) => rederive(await aggregatesOf(tx, ids), producerRules))
  })
  await tell('ingest/end-rebuild')
}

async function deleteDerived(database: Database, versions: Versions, Type: string): Promise<void> {
  const text = statementFile('ingest/delete-derived', { Type })
  for (let done = DELETED_AT_ONCE; done === DELETED_AT_ONCE;) {
    const [deleted] = await underWriteLock(database, versions, (tx) =>
      tx.rows<{ done: number }>(text, { limit: DELETED_AT_ONCE }),
    )
    done = deleted!.done
  }
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
