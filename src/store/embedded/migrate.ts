import { atOnce } from './transaction.ts'
import type { DatabaseSync } from 'node:sqlite'
import { readdirSync, readFileSync } from 'node:fs'

import { StoreUnusable } from '../lineage-store.ts'
import { repairEarlierEditions } from './earlier-editions.ts'

const FOLDER = new URL('./schema/', import.meta.url)

/** What a migration did. */
export interface Migrated {
  /** The numbers of the formats before and after; 0: the database was empty. */
  readonly from: number
  readonly to: number
  /** What earlier editions of migrations had left out, and was added. */
  readonly repaired: readonly string[]
}

/**
 * Brings the schema to the newest version, each numbered file in a transaction of its own; `PRAGMA user_version` is the
 * number of the last one.
 * @throws StoreUnusable if the file was made by a later version
 */
export function migrate(db: DatabaseSync): Migrated {
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
  const repaired = version === 0 ? [] : atOnce(db, () => repairEarlierEditions(db, version))
  for (const name of migrations) {
    const number = Number(name.slice(0, 3))
    if (number <= version) continue
    atOnce(db, () => {
      db.exec(readFileSync(new URL(name, FOLDER), 'utf8'))
      db.exec(`PRAGMA user_version = ${number}`)
    })
  }
  return { from: version, to: newest, repaired }
}
