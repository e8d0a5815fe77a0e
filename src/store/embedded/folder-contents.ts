import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The name of the database file in the folder of a store. */
export const DATABASE = 'lineage.sqlite'
const SHOWN = 5

/** Contents of a data folder before it is opened. */
export interface FolderContents {
  /** Bytes of the database; undefined if it does not exist. */
  readonly bytes: number | undefined
  /** SQLite's WAL exists: the last process did not close the database. */
  readonly wasNotClosed: boolean
  /** Some of the other entries. */
  readonly others: readonly string[]
}

export function readFolderContents(folder: string): FolderContents {
  const sizeOf = (name: string): number | undefined =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.size
  let names: readonly string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    // The folder does not exist yet, or is unreadable; opening it reports that.
  }
  return {
    bytes: sizeOf(DATABASE),
    wasNotClosed: (sizeOf(`${DATABASE}-wal`) ?? 0) > 0,
    others: names.filter((name) => name !== DATABASE).slice(0, SHOWN),
  }
}
