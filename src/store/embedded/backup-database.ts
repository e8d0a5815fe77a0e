import { access, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import type { Backup } from '../backup.ts'
import type { OnProgress } from '../progress.ts'
import { StoreUnusable } from '../lineage-store.ts'
import { makeFolder } from './make-folder.ts'
import { makePrivateFile } from './private-files.ts'
import { openForReading } from './open-database.ts'

/** All pages in one step: between steps SQLite would begin anew whenever something has been written. */
const ALL_PAGES = 0x7fff_ffff
const TELL_EVERY_MS = 250

/**
 * Copies the database of a folder, as of the instant of the call, into a file that must not be there yet, while others write:
 * SQLite's online backup, off the main thread. The file is there in full, free of damage and on disk, or not at all; only this
 * user can read it. `problemsOf` reads the copy through.
 * @throws StoreUnusable if the file is there, or cannot be written
 */
export async function backupDatabase(
  folder: string,
  to: string,
  problemsOf: (copy: string) => Promise<readonly string[]>,
  onProgress: OnProgress = () => undefined,
): Promise<Backup> {
  const file = resolve(to)
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) throw new StoreUnusable(`${file} is there already: choose another name, or move it away`)
  const part = `${file}.part`
  const source = openForReading(folder)
  try {
    makeFolder(dirname(file))
    await rm(part, { force: true })
    makePrivateFile(part)
    await telling(source, part, onProgress, () => backup(source, part, { rate: ALL_PAGES }))
    await sync(part)
    const problems = await problemsOf(part)
    if (problems.length > 0) throw new Error(`the copy is damaged (${problems.join('; ')})`)
    await rename(part, file)
    await sync(dirname(file))
    return { file, bytes: (await stat(file)).size }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw new StoreUnusable(`the backup ${file} cannot be written: ${(error as Error).message}`, {
      cause: error,
    })
  } finally {
    source.close()
  }
}

/** One step tells nothing of itself; how far it is, the size of the file tells. */
async function telling<T>(
  source: DatabaseSync,
  part: string,
  onProgress: OnProgress,
  copying: () => Promise<T>,
): Promise<T> {
  const number = (pragma: string): number => Number(source.prepare(`PRAGMA ${pragma}`).get()![pragma])
  const [total, pageSize] = [number('page_count'), number('page_size')]
  const tell = (bytes: number): void =>
    onProgress({
      doing: 'copying',
      done: Math.min(total, Math.floor(bytes / pageSize)),
      total,
      unit: 'pages',
    })
  const timer = setInterval(
    () =>
      void stat(part).then(
        ({ size }) => tell(size),
        () => undefined,
      ),
    TELL_EVERY_MS,
  )
  try {
    const copied = await copying()
    tell(total * pageSize)
    return copied
  } finally {
    clearInterval(timer)
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
