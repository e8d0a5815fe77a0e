import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { StoreInUse, StoreUnusable } from '../lineage-store.ts'
import { makeFolder } from './make-folder.ts'
import { makePrivateFile, PRIVATE_FILE } from './private-files.ts'
import { resultCode } from './sqlite-error.ts'

/** References to the locks, so that garbage collection does not release one while its store is unreferenced. */
const held = new Set<DatabaseSync>()

/** The files with the process id of the owner and the address of a server. */
const OWNER = 'lock.pid'
const ADDRESS = 'lock.url'

const BUSY = 5
const LOCKED = 6

/**
 * Locks a data folder for this process, creating it if necessary. The lock is the operating system's lock on a separate
 * small SQLite file, so it ends with the process, even after a crash. The process id and the address of a server beside it
 * are for the error message.
 * @returns a function that releases the lock
 * @throws StoreInUse if another process has the lock
 * @throws StoreUnusable if the folder cannot be created or written
 */
export function lockFolder(folder: string): () => void {
  try {
    makeFolder(resolve(folder))
  } catch (error) {
    throw new StoreUnusable(`the folder ${folder} cannot be created (${codeOf(error)}): choose another`, {
      cause: error,
    })
  }
  const owner = join(folder, OWNER)
  const address = join(folder, ADDRESS)
  const lock = takeLock(folder)
  try {
    // A process that crashed leaves it behind.
    rmSync(address, { force: true })
    writeFileSync(owner, `${process.pid}\n`, { mode: PRIVATE_FILE })
  } catch (error) {
    lock.close()
    throw notWritable(folder, error)
  }
  held.add(lock)
  return () => {
    held.delete(lock)
    rmSync(owner, { force: true })
    rmSync(address, { force: true })
    lock.close()
  }
}

/** Writes the address of the server that has the lock of the folder. Others find it in the error of `lockFolder`. */
export function announceServer(folder: string, url: string): void {
  writeFileSync(join(folder, ADDRESS), `${url}\n`, { mode: PRIVATE_FILE })
}

function takeLock(folder: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    makePrivateFile(join(folder, 'lock.sqlite'))
    lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    const code = resultCode(error)
    if (code === BUSY || code === LOCKED) {
      // The owner has the lock before it writes its id.
      const pid = Number(lineOf(join(folder, OWNER))) || undefined
      throw new StoreInUse(folder, { pid, url: lineOf(join(folder, ADDRESS)) }, error)
    }
    throw notWritable(folder, error)
  }
}

/** The line in a file; undefined if it is missing or empty. */
function lineOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    return undefined
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
