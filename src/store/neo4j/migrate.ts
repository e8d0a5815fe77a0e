import { StoreUnusable } from '../lineage-store.ts'
import type { Database } from './database.ts'
import { readVersions } from './versions.ts'
import { schemaMigrations, schemaStatements, statementFile } from './statement-file.ts'

/** A migration may have to index a large graph first. */
const MIGRATION_MS = 3_600_000

/**
 * Migrates the schema to the newest version, and returns that version. The migrations run under the write lock, so that only
 * one of several servers that start at once runs them. Neo4j does not allow schema changes in a transaction with other
 * writes. So one transaction holds the lock while each statement runs in a transaction of its own; running a statement twice is
 * harmless. The Writer node stores the version.
 * @throws StoreUnusable if a newer version of the program has migrated the graph
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

  // Without this constraint, two servers could each create a Writer node.
  await database.writeAutoCommit(schemaStatements(migrations[0]!.name)[0]!)
  await database.write(async (tx) => {
    const [writer] = await tx.rows<{ schemaVersion: number | null }>(statementFile('ingest/create-writer'))
    const locked = writer?.schemaVersion ?? 0
    if (isCurrent(locked)) return
    for (const { version, name } of migrations)
      if (version > locked)
        for (const statement of schemaStatements(name)) await database.writeAutoCommit(statement)
    await database.writeAutoCommit('CALL db.awaitIndexes(3600)')
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
