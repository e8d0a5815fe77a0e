import { mkdirSync } from 'node:fs'

import type { ChangeSet } from '../src/domain/merge-protocol.ts'
import { applyChangeSet as applyToEmbedded } from '../src/store/embedded/apply-change-set.ts'
import { RULES_VERSION } from '../src/store/embedded/rebuild-derived.ts'
import { producerRules } from '../src/openlineage/producer-rules.ts'
import { openGraph } from '../src/store/embedded/graph.ts'
import { migrate as migrateEmbedded } from '../src/store/embedded/migrate.ts'
import { openForWriting } from '../src/store/embedded/open-database.ts'
import { inTransaction } from '../src/store/embedded/transaction.ts'
import { applyChangeSet as applyToNeo4j } from '../src/store/neo4j/apply-change-set.ts'
import { openDatabase, type DatabaseOptions } from '../src/store/neo4j/database.ts'
import { statementFile } from '../src/store/neo4j/statement-file.ts'
import { migrate as migrateNeo4j } from '../src/store/neo4j/migrate.ts'

/** Change sets per transaction of the embedded store. */
const AT_ONCE = 25

/** Writes rows directly into the folder of an embedded store, without merging or deriving. */
export function fillEmbedded(folder: string, rows: Iterable<ChangeSet>): void {
  mkdirSync(folder, { recursive: true })
  const db = openForWriting(folder)
  db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -1048576')
  migrateEmbedded(db)
  const graph = openGraph(db, { writes: true })
  const source = rows[Symbol.iterator]()
  for (let more = true; more;)
    inTransaction(graph, () => {
      for (let i = 0; i < AT_ONCE && more; i++) {
        const next = source.next()
        if (next.done === true) more = false
        else applyToEmbedded(graph, next.value)
      }
    })
  // Otherwise the server would rebuild rows that have no aggregates.
  db.prepare('REPLACE INTO meta (name, value) VALUES (?, ?)').run(
    RULES_VERSION,
    String(producerRules.version),
  )
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}

/** Writes rows directly into a Neo4j. */
export async function fillNeo4j(options: DatabaseOptions, rows: Iterable<ChangeSet>): Promise<void> {
  const database = openDatabase(options)
  try {
    await migrateNeo4j(database)
    for (const changes of rows)
      await database.write((tx) => applyToNeo4j(tx, changes), { timeoutMs: 600_000 })
    await database.write((tx) => tx.rows(statementFile('import/end'), { version: producerRules.version }), {
      timeoutMs: 600_000,
    })
  } finally {
    await database.close()
  }
}
