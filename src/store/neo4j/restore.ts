import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProducerRules } from '../../domain/aggregate.ts'
import { OWN_KINDS } from '../../domain/edit.ts'
import { NODES, type NodeLabel } from '../../domain/graph-schema.ts'
import { openEmbeddedStore } from '../embedded/open-embedded-store.ts'
import { StoreUnusable, type DumpRow } from '../lineage-store.ts'
import { pagesOf } from '../pages-of.ts'
import { distinct, groupBy } from './collections.ts'
import type { Database, Transaction } from './database.ts'
import { relationshipTypeOf } from './edge-kinds.ts'
import { aggregateToNeo4j, edgeToNeo4j, nodeToNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Rows per transaction: many enough for few round trips, few enough for the server's memory. */
const PAGE = 5_000
const WRITE_MS = 600_000
const OWN = { own: OWN_KINDS }
const LABELS: readonly (NodeLabel | 'Aggregate')[] = [...(Object.keys(NODES) as NodeLabel[]), 'Aggregate']

/**
 * Fills an empty database with the base rows of a graph and derives the other rows. It derives them in a temporary embedded
 * store below `TMPDIR`, which is faster than over the network, then copies all rows. Until the end, the Writer node records the
 * import, and the graph can be neither queried nor written.
 * @throws StoreUnusable if the database already holds a graph
 */
export async function restore(
  database: Database,
  producerRules: ProducerRules,
  rows: AsyncIterable<DumpRow>,
): Promise<void> {
  if (producerRules.module === undefined)
    throw new Error('the producer rules do not say which module exports them')
  await assertEmpty(database)
  const folder = await mkdtemp(join(tmpdir(), 'tributary-import-'))
  try {
    const derived = await openEmbeddedStore({ folder, producerRulesModule: new URL(producerRules.module) })
    try {
      await derived.restore(rows)
      await copy(derived.dump(), database, producerRules)
    } finally {
      await derived.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function copy(
  rows: AsyncIterable<DumpRow>,
  database: Database,
  producerRules: ProducerRules,
): Promise<void> {
  await inTransaction(database, async (tx) => {
    await tx.rows(statementFile('ingest/lock'))
    await assertEmptyIn(tx, database.uri)
    await tx.rows(statementFile('import/begin'))
  })
  try {
    for await (const page of pagesOf(rows, PAGE)) await inTransaction(database, (tx) => create(tx, page))
    await inTransaction(database, (tx) =>
      tx.rows(statementFile('import/end'), { version: producerRules.version }),
    )
  } catch (error) {
    // If this fails too, the Writer node still records the import.
    await discardImport(database, producerRules).catch(() => undefined)
    throw error
  }
}

/** Deletes the rows of an interrupted import. */
export async function discardImport(database: Database, producerRules: ProducerRules): Promise<void> {
  for (const Label of LABELS)
    await database.writeAutoCommit(statementFile('import/delete-nodes', { Label }), OWN)
  await inTransaction(database, (tx) =>
    tx.rows(statementFile('import/end'), { version: producerRules.version }),
  )
}

const inTransaction = <T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.write(work, { timeoutMs: WRITE_MS })

const assertEmpty = (database: Database): Promise<void> =>
  database.read((tx) => assertEmptyIn(tx, database.uri), { timeoutMs: WRITE_MS })

async function assertEmptyIn(tx: Transaction, uri: string): Promise<void> {
  for (const Label of LABELS) {
    const [found] = await tx.rows<{ empty: boolean }>(statementFile('import/is-empty', { Label }), OWN)
    if (found?.empty !== true)
      throw new StoreUnusable(
        `Neo4j at ${uri} already holds a graph (there are nodes ${Label}): an import needs an empty one`,
      )
  }
}

async function create(tx: Transaction, page: readonly DumpRow[]): Promise<void> {
  const nodes = page.flatMap((row) => (row.kind === 'node' ? [row.row] : []))
  const edges = page.flatMap((row) => (row.kind === 'edge' ? [row.row] : []))
  const aggregates = page.flatMap((row) => (row.kind === 'aggregate' ? [row.row] : []))
  const send = async (text: string, rows: readonly unknown[]): Promise<void> => {
    const done = (await tx.rows<{ done: number }>(text, { rows }))[0]?.done
    if (done !== rows.length)
      throw new Error(`${String(done)} of ${rows.length} rows were written by: ${text}`)
  }
  for (const [Label, rows] of groupBy(nodes, ({ label }) => label, nodeToNeo4j))
    await send(statementFile('import/create-nodes', { Label }), rows)
  const byEnds = groupBy(
    edges,
    (row) => `${relationshipTypeOf(row)} ${row.fromLabel} ${row.toLabel}`,
    (row) => row,
  )
  for (const [, rows] of byEnds) {
    const { type, fromLabel, toLabel } = rows[0]!
    await send(
      statementFile('import/create-edges', {
        Type: relationshipTypeOf(rows[0]!),
        From: fromLabel,
        To: toLabel,
      }),
      rows.map((row) => ({ from: row.from, to: row.to, props: edgeToNeo4j(row) })),
    )
    if (type === 'PART_OF' && fromLabel === 'Run' && toLabel === 'Job')
      await tx.rows(statementFile('ingest/mark-shared-runs'), { ids: distinct(rows.map(({ from }) => from)) })
  }
  if (aggregates.length > 0)
    await send(statementFile('import/create-nodes', { Label: 'Aggregate' }), aggregates.map(aggregateToNeo4j))
}
