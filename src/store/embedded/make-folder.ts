import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PRIVATE_FOLDER } from './private-files.ts'

/**
 * Makes a folder and those above it, for this user alone, level by level: where a level cannot be made because its parent says it is not
 * there (`/proc`), Node's own recursive way tries for ever.
 * @throws Error of the file system, for the first level that cannot be made
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder, PRIVATE_FOLDER)
  } catch (error) {
    // Another process may have made it since.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
