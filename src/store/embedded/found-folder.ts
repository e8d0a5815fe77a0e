import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DATABASE = 'lineage.sqlite'
const SHOWN = 5

/** What a data folder held before it was opened. */
export interface FoundFolder {
  /** Bytes of the database; undefined where there was none. */
  readonly bytes: number | undefined
  /** A log of SQLite's was left: whoever had it open last did not close it. */
  readonly wasLeftOpen: boolean
  /** Some of the other entries. */
  readonly others: readonly string[]
}

export function lookAtFolder(folder: string): FoundFolder {
  const sizeOf = (name: string): number | undefined =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.size
  let names: readonly string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    // There is none yet, or it cannot be read: opening it says so.
  }
  return {
    bytes: sizeOf(DATABASE),
    wasLeftOpen: (sizeOf(`${DATABASE}-wal`) ?? 0) > 0,
    others: names.filter((name) => name !== DATABASE).slice(0, SHOWN),
  }
}
