import { StoreUnusable } from '../lineage-store.ts'
import type { Database } from './database.ts'
import { readVersions } from './versions.ts'
import { schemaMigrations, schemaStatements, statementFile } from './statement-file.ts'

/** A migration may have to index a large graph first. */
const MIGRATION_MS = 3_600_000

/**
 * Brings the database's schema to the newest version and returns that. Each numbered file runs under the write lock, so
 * that of two servers that start at once one does it. Changes of schema cannot share a transaction with others: the lock
 * is held by one while they run in their own, and they change nothing if they run twice. The version stands on the Writer.
 * @throws StoreUnusable if a newer version of the program has been here
 */
export async function migrate(database: Database): Promise<number> {
  const migrations = schemaMigrations()
  const newest = migrations.at(-1)!.version
  const isCurrent = (version: number): boolean => {
    if (version > newest) throw new StoreUnusable(tooNew(version, newest, database.uri))
    return version === newest
  }
  const how = { timeoutMs: MIGRATION_MS }
  if (isCurrent((await readVersions(database)).schemaVersion)) return newest

  // Until the Writer's constraint stands, two servers could each make a Writer.
  await database.alone(schemaStatements(migrations[0]!.name)[0]!)
  await database.write(async (tx) => {
    const [writer] = await tx.rows<{ schemaVersion: number | null }>(statementFile('ingest/make-writer'))
    const locked = writer?.schemaVersion ?? 0
    if (isCurrent(locked)) return
    for (const { version, name } of migrations)
      if (version > locked) for (const statement of schemaStatements(name)) await database.alone(statement)
    await database.alone('CALL db.awaitIndexes(3600)')
    await tx.rows(statementFile('ingest/set-schema-version'), { version: newest })
  }, how)
  return newest
}

function tooNew(version: number, newest: number, uri: string): string {
  return (
    `the graph in Neo4j at ${uri} has version ${version}, this program knows versions up to ${newest}: ` +
    'run the version of the program that wrote it, or a later one, or name another database'
  )
}
