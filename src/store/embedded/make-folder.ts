import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PRIVATE_FOLDER } from './private-files.ts'

/**
 * Creates a folder and its parents, for this user alone. It creates one level at a time, since Node's recursive `mkdir`
 * never returns where a file system denies that a parent exists (`/proc`).
 * @throws Error of the file system, for the first level that cannot be created
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder, PRIVATE_FOLDER)
  } catch (error) {
    // Another process may have created it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
