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
/** Edges deleted per transaction. It bounds how long other writers wait. */
const EDGES_PER_DELETE = 2_000
const STATEMENT_MS = 30_000

/** The relationship types that contain only derived rows. */
const DERIVED = ['ALIAS_OF', ...ROLLUPS.flatMap(relationshipTypes)]

/**
 * Rebuilds all derived rows: deletes them, then regroups identities and derives the rows of the aggregates, page by page,
 * because one transaction could not hold everything. Each transaction takes the write lock. So events can be merged in
 * between, and no row is deleted that a merge relies on. The Writer node records the rebuild: until it ends, queries are
 * refused and programs with older rules cannot write; a program that finds an interrupted rebuild starts it again. If two
 * programs rebuild at once, the one that began last marks the end.
 * @throws StoreUnusable if another version of the program has upgraded the graph
 */
export async function rebuild(
  database: Database,
  versions: Versions,
  producerRules: ProducerRules,
): Promise<void> {
  const rebuilder = randomUUID()
  const mark = (file: string): Promise<unknown> =>
    database.write(
      async (tx) => {
        // Locks first, so that the properties that the statement reads do not change before it sets them.
        await tx.rows(statementFile('ingest/lock'))
        await tx.rows(statementFile(file), { rebuilder, version: versions.producerRules })
      },
      { timeoutMs: STATEMENT_MS },
    )
  await mark('ingest/begin-rebuild')
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
  await mark('ingest/end-rebuild')
}

async function deleteDerived(database: Database, versions: Versions, Type: string): Promise<void> {
  const text = statementFile('ingest/delete-derived', { Type })
  for (let done = EDGES_PER_DELETE; done === EDGES_PER_DELETE;) {
    const [deleted] = await underWriteLock(database, versions, (tx) =>
      tx.rows<{ done: number }>(text, { limit: EDGES_PER_DELETE }),
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
    const ids: readonly Id[] = await database.read((tx) => read(tx, from), { timeoutMs: STATEMENT_MS })
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

/** Reads the aggregates under the lock, since an event may have changed them after the page was read. */
async function aggregatesOf(tx: Transaction, ids: readonly Id[]) {
  const rows = await tx.rows<{ props: Neo4jProps }>(statementFile('ingest/facts/aggregates'), { ids })
  return rows.map(({ props }) => aggregateFromNeo4j(props))
}
