import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PRIVATE_FILE } from './private-files.ts'

/** Beside the database: a restart alone must not make a damaged store look sound. */
const NAME = 'lineage.sqlite.damaged'

export const isMarkedDamaged = (folder: string): boolean => existsSync(join(folder, NAME))

/** Best effort: the disk may be what is broken. */
export function markDamaged(folder: string, text: string): void {
  try {
    writeFileSync(join(folder, NAME), `${text}\n`, { mode: PRIVATE_FILE })
  } catch {
    // The store is read-only for this process in any case.
  }
}

export const unmarkDamaged = (folder: string): void => rmSync(join(folder, NAME), { force: true })
