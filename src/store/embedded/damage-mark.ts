import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PRIVATE_FILE } from './private-files.ts'

/** A file beside the database, so that a damaged store stays marked after a restart. */
const NAME = 'lineage.sqlite.damaged'

export const isMarkedDamaged = (folder: string): boolean => existsSync(join(folder, NAME))

/** Best effort: the disk itself may be damaged. */
export function markDamaged(folder: string, text: string): void {
  try {
    writeFileSync(join(folder, NAME), `${text}\n`, { mode: PRIVATE_FILE })
  } catch {
    // The store is read-only in this process even without the mark.
  }
}

export const unmarkDamaged = (folder: string): void => rmSync(join(folder, NAME), { force: true })
