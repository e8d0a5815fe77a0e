import type { DatabaseSync } from 'node:sqlite'
import { readdirSync, readFileSync } from 'node:fs'

import { StoreUnusable } from '../lineage-store.ts'

const FOLDER = new URL('./schema/', import.meta.url)

/**
 * Brings the schema to the newest version, each numbered file in a transaction of its own; `PRAGMA user_version` is the
 * number of the last one.
 * @throws StoreUnusable if the file was made by a later version
 */
export function migrate(db: DatabaseSync): void {
  const migrations = readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort()
  const newest = Number(migrations.at(-1)?.slice(0, 3) ?? 0)
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
  if (version > newest)
    throw new StoreUnusable(
      `the data has version ${version}, this program knows versions up to ${newest}: ` +
        'run the version of the program that wrote it, or a later one, or choose another folder',
    )
  for (const name of migrations) {
    const number = Number(name.slice(0, 3))
    if (number <= version) continue
    db.exec('BEGIN IMMEDIATE')
    try {
      db.exec(readFileSync(new URL(name, FOLDER), 'utf8'))
      db.exec(`PRAGMA user_version = ${number}`)
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
}
