import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreNotice } from '../store-notice.ts'

/** Only the user that runs the server may read a store: it holds names, owners, SQL, and hashes of keys. */
export const PRIVATE_FOLDER = 0o700
export const PRIVATE_FILE = 0o600

const OF_OTHERS = 0o077
const STICKY = 0o1000
/** Other entries that a store's folder may have. */
const IS_USUAL = /^(?:backups|lost\+found)$/u
/** Files of a store, including those that SQLite creates beside a database, with the same permissions. */
const IS_OURS = /^(?:lineage|dead-letters|lock)\.sqlite|^lock\.(?:pid|url)$|^probe\.tmp$/u
const IS_BACKUP = /\.sqlite(?:\.part)?$/u

/** Creates an empty file that only its owner can read, unless it exists. SQLite treats an empty file as a new database. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', PRIVATE_FILE))
}

/**
 * Removes the permissions of other users for a store's folder, its files, and its folder `backups`. It does not change a
 * folder that also has other files, or that every user may write to by design (`/tmp`), since other users may need it.
 * Returns a warning for each path that is still accessible.
 */
export function makePrivate(folder: string): readonly StoreNotice[] {
  // Windows does not have these permissions.
  if (process.platform === 'win32') return []
  const backups = join(folder, 'backups')
  const isShared = namesIn(folder, /^/u).some((name) => !IS_OURS.test(name) && !IS_USUAL.test(name))
  const paths = [
    ...namesIn(folder, IS_OURS).map((name) => join(folder, name)),
    ...(isThere(backups) ? [backups, ...namesIn(backups, IS_BACKUP).map((name) => join(backups, name))] : []),
  ]
  return [...tighten(folder, isShared), ...paths.flatMap((path) => tighten(path))]
}

function tighten(path: string, isShared = false): readonly StoreNotice[] {
  const warning = (reason: string): readonly StoreNotice[] => [
    {
      level: 'warn',
      message:
        'other users of this machine can reach a file or folder of the store, and its rights were not changed',
      fields: { path, reason },
    },
  ]
  try {
    const { mode } = statSync(path)
    if ((mode & OF_OTHERS) === 0) return []
    if (isShared || (mode & STICKY) !== 0)
      return warning('other things use this folder: give the store one of its own')
    chmodSync(path, mode & ~OF_OTHERS & 0o7777)
    return []
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // The file was deleted in the meantime.
    return code === 'ENOENT' ? [] : warning(code ?? message)
  }
}

function namesIn(folder: string, pattern: RegExp): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => pattern.test(name))
  } catch {
    return []
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined
