import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { StoreUnusable } from '../lineage-store.ts'
import { makeFolder } from './make-folder.ts'
import { makePrivateFile, PRIVATE_FILE } from './private-files.ts'
import { resultCode } from './sqlite-error.ts'

/** References to the locks, so that garbage collection does not release one while its store is unreferenced. */
const held = new Set<DatabaseSync>()

const BUSY = 5
const LOCKED = 6

/**
 * Locks a data folder for this process, creating it if necessary. The lock is the operating system's lock on a separate
 * small SQLite file, so it ends with the process, even after a crash. The process id beside it is for the error message.
 * @returns a function that releases the lock
 * @throws StoreUnusable if the folder cannot be created or written, or is in use
 */
export function lockFolder(folder: string): () => void {
  try {
    makeFolder(resolve(folder))
  } catch (error) {
    throw new StoreUnusable(`the folder ${folder} cannot be created (${codeOf(error)}): choose another`, {
      cause: error,
    })
  }
  const owner = join(folder, 'lock.pid')
  const lock = takeLock(folder, owner)
  try {
    writeFileSync(owner, `${process.pid}\n`, { mode: PRIVATE_FILE })
  } catch (error) {
    lock.close()
    throw notWritable(folder, error)
  }
  held.add(lock)
  return () => {
    held.delete(lock)
    rmSync(owner, { force: true })
    lock.close()
  }
}

function takeLock(folder: string, owner: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    makePrivateFile(join(folder, 'lock.sqlite'))
    lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    const code = resultCode(error)
    if (code === BUSY || code === LOCKED)
      throw new StoreUnusable(
        `the folder ${folder} is in use by process ${ownerOf(owner)}: send commands to that server (--url), stop it, or choose another folder`,
        { cause: error },
      )
    throw notWritable(folder, error)
  }
}

function ownerOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    // The owner has the lock and is about to write its id.
    return '(just starting)'
  }
}

function notWritable(folder: string, error: unknown): StoreUnusable {
  return new StoreUnusable(
    `the folder ${folder} cannot be written (${codeOf(error)}): give this user the right to write there, or choose another`,
    { cause: error },
  )
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'errstr' in error
    ? String(error.errstr)
    : error instanceof Error && 'code' in error
      ? String(error.code)
      : String(error)
