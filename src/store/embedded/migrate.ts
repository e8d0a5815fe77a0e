import { atomically } from './transaction.ts'
import type { DatabaseSync } from 'node:sqlite'
import { readdirSync, readFileSync } from 'node:fs'

import { StoreUnusable } from '../lineage-store.ts'
import { repairEarlierEditions } from './earlier-editions.ts'

const FOLDER = new URL('./schema/', import.meta.url)

/** Result of a migration. */
export interface Migrated {
  /** The format numbers before and after; 0 means that the database was empty. */
  readonly from: number
  readonly to: number
  /** Corrections of what earlier editions of migrations had left out. */
  readonly repaired: readonly string[]
}

/**
 * Migrates the schema to the newest version, each numbered file in its own transaction. `PRAGMA user_version` is the
 * number of the last one.
 * @throws StoreUnusable if a later version wrote the file
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
  const repaired = version === 0 ? [] : atomically(db, () => repairEarlierEditions(db, version))
  for (const name of migrations) {
    const number = Number(name.slice(0, 3))
    if (number <= version) continue
    atomically(db, () => {
      db.exec(readFileSync(new URL(name, FOLDER), 'utf8'))
      db.exec(`PRAGMA user_version = ${number}`)
    })
  }
  return { from: version, to: newest, repaired }
}
