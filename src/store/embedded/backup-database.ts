import { access, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import type { Backup } from '../backup.ts'
import type { OnProgress } from '../progress.ts'
import { StoreUnusable } from '../lineage-store.ts'
import { makeFolder } from './make-folder.ts'
import { makePrivateFile } from './private-files.ts'
import { openForReading } from './open-database.ts'

/** All pages in one step: if another connection writes between two steps, SQLite starts the copy again. */
const ALL_PAGES = 0x7fff_ffff
const REPORT_EVERY_MS = 250

/**
 * Copies the database of a folder, as of the call, into a new file, while other connections write. Uses SQLite's online
 * backup, outside the main thread. The file either exists completely, checked and synced, or not at all. Only this user
 * can read it. `problemsOf` checks the copy for damage.
 * @throws StoreUnusable if the file exists, or cannot be written
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
  if (isThere) throw new StoreUnusable(`${file} already exists: choose another name, or move it away`)
  const part = `${file}.part`
  const source = openForReading(folder)
  try {
    makeFolder(dirname(file))
    await rm(part, { force: true })
    makePrivateFile(part)
    await withProgress(source, part, onProgress, () => backup(source, part, { rate: ALL_PAGES }))
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

/** SQLite reports no progress within a step, so this reports the size of the growing file. */
async function withProgress<T>(
  source: DatabaseSync,
  part: string,
  onProgress: OnProgress,
  copying: () => Promise<T>,
): Promise<T> {
  const number = (pragma: string): number => Number(source.prepare(`PRAGMA ${pragma}`).get()![pragma])
  const [total, pageSize] = [number('page_count'), number('page_size')]
  const report = (bytes: number): void =>
    onProgress({
      doing: 'copying',
      done: Math.min(total, Math.floor(bytes / pageSize)),
      total,
      unit: 'pages',
    })
  const timer = setInterval(
    () =>
      void stat(part).then(
        ({ size }) => report(size),
        () => undefined,
      ),
    REPORT_EVERY_MS,
  )
  try {
    const copied = await copying()
    report(total * pageSize)
    return copied
  } finally {
    clearInterval(timer)
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
