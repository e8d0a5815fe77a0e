import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreNotice } from '../store-notice.ts'

/** What a store holds is for the user alone that the server runs as: names, owners, SQL, hashes of keys. */
export const PRIVATE_FOLDER = 0o700
export const PRIVATE_FILE = 0o600

const OF_OTHERS = 0o077
const STICKY = 0o1000
/** What a store's folder may hold beside the files of the store. */
const IS_USUAL = /^(?:backups|lost\+found)$/u
/** Files of a store; those that SQLite lays beside a database take its rights. */
const IS_OURS = /^(?:lineage|dead-letters|lock)\.sqlite|^lock\.pid$|^probe\.tmp$/u
const IS_BACKUP = /\.sqlite(?:\.part)?$/u

/** Makes a file that only its owner can read, unless it is there. SQLite takes an empty file for a new database. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', PRIVATE_FILE))
}

/**
 * Takes from other users what rights they have to a store's folder, its files, and the folder `backups` below it. A folder
 * that holds other things too, or that everybody may write by design (`/tmp`), stays as it is: others may need it. Returns
 * what was not taken.
 */
export function makePrivate(folder: string): readonly StoreNotice[] {
  // Windows has other rights than these.
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
    // A file that went since.
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
