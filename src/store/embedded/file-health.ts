import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import { StoreDamaged, StoreUnavailable, StoreUnusable, TooMuchAtOnce } from '../lineage-store.ts'
import type { FilesCheck } from '../files-check.ts'
import type { OnNotice } from '../store-notice.ts'
import type { Thread } from '../threads/thread.ts'
import type { CheckerCalls } from './calls.ts'
import { isMarkedDamaged, markDamaged, unmarkDamaged } from './damage-mark.ts'
import { newestBackup } from './backup-files.ts'
import { startThread } from './start-thread.ts'

/** Delay of the first periodic check, and the interval between checks. */
const FIRST_MS = 3_600_000
const EVERY_MS = 86_400_000
/** An unexplained error may be caused by damage, so it triggers a check, at most once in this time. */
const SUSPECT_MS = 600_000

const DAMAGED = 'the database file is damaged'

export interface FileHealthOptions {
  readonly folder: string
  /** The folder for backups: notices of damage name the newest one. */
  readonly backups: string
  readonly onNotice: OnNotice
}

/** Whether the database file is sound, as far as is known. Once damage is found, the store counts as damaged until it is reopened. */
export interface FileHealth {
  readonly damage: StoreDamaged | undefined
  /** @throws StoreDamaged */
  assertSound(): void
  /**
   * Passes the result of work on the database through. An error by which SQLite reports damage marks the store as damaged.
   * Other unexplained errors become StoreDamaged if damage is known; else they trigger a check of the files.
   */
  watch<T>(work: Promise<T>, signal?: AbortSignal): Promise<T>
  /** Reads the whole file in a separate thread. Concurrent callers share one check. */
  check(): Promise<FilesCheck>
  /** Checks a copy that no process writes. Returns a few problems at most. */
  checkCopy(file: string): Promise<readonly string[]>
  /** Schedules a check in an hour, then once a day. */
  checkDaily(): void
  /** Resolves when the table being checked has been read. */
  close(): Promise<void>
}

export function createFileHealth({ folder, backups, onNotice }: FileHealthOptions): FileHealth {
  const file = join(folder, 'lineage.sqlite')
  const checkers = new Set<Thread<CheckerCalls>>()
  let damage: StoreDamaged | undefined
  let checking: Promise<FilesCheck> | undefined
  let checkedAt = -Infinity
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const remedy = (): string => {
    const backup = newestBackup(backups)
    return backup === undefined
      ? `There is no backup in ${backups}. Export what is still readable (\`tributary export\`), then import it into an empty folder.`
      : `Restore the newest backup, ${backup}: stop the server, move lineage.sqlite, lineage.sqlite-wal and lineage.sqlite-shm ` +
          `away from ${folder}, copy the backup there as lineage.sqlite, start the server.`
  }

  function report(problem: string): StoreDamaged {
    if (damage !== undefined) return damage
    damage = new StoreDamaged(
      `${DAMAGED}: the store is read-only until a backup is restored; the server’s log and \`tributary doctor\` name the newest one`,
    )
    markDamaged(folder, `${new Date().toISOString()} ${problem}`)
    onNotice({
      level: 'error',
      message: `${DAMAGED}: the store is read-only, and not ready`,
      fields: { file, problem, remedy: remedy() },
    })
    return damage
  }

  async function problemsOf(copy?: string): Promise<readonly string[]> {
    const checker = startThread<CheckerCalls>('checker', {
      folder,
      ...(copy === undefined ? {} : { copy }),
    })
    checkers.add(checker)
    try {
      for (const table of await checker.call('tables', null)) {
        if (isClosed) throw new StoreUnavailable('the store is closed')
        const problems = await checker.call('check', table)
        if (problems.length > 0) return problems
      }
      return []
    } catch (error) {
      if (error instanceof StoreDamaged) return [error.message]
      throw error
    } finally {
      checkers.delete(checker)
      await checker.close()
    }
  }

  async function checkNow(): Promise<FilesCheck> {
    if (damage === undefined) {
      const problems = await problemsOf()
      checkedAt = performance.now()
      if (problems.length > 0) report(problems.join('; '))
      else if (isMarkedDamaged(folder)) {
        unmarkDamaged(folder)
        onNotice({
          level: 'info',
          message: 'the database file was marked as damaged, and is sound now',
          fields: { file },
        })
      }
    }
    return damage === undefined
      ? { kind: 'sound', bytes: (await stat(file)).size }
      : { kind: 'damaged', message: damage.message, remedy: remedy() }
  }
  const check = (): Promise<FilesCheck> => (checking ??= checkNow().finally(() => (checking = undefined)))

  /** A check that fails to run says nothing about the file, so it is only logged. */
  const checkInBackground = async (): Promise<void> => {
    try {
      await check()
    } catch (error) {
      if (!isClosed)
        onNotice({
          level: 'warn',
          message: 'the database file could not be checked',
          fields: { file, reason: error instanceof Error ? error.message : String(error) },
        })
    }
  }
  const checkIn = (ms: number): void => {
    timer = setTimeout(() => void checkInBackground().then(() => isClosed || checkIn(EVERY_MS)), ms)
    timer.unref()
  }

  return {
    get damage() {
      return damage
    },
    assertSound() {
      if (damage !== undefined) throw damage
    },
    async watch(work, signal) {
      try {
        return await work
      } catch (error) {
        if (error instanceof StoreDamaged) throw report(error.message)
        if (isClosed || signal?.aborted === true || isExplained(error)) throw error
        if (damage !== undefined) throw new StoreDamaged(damage.message, { cause: error })
        if (checking === undefined && performance.now() - checkedAt > SUSPECT_MS) void checkInBackground()
        throw error
      }
    },
    check,
    checkCopy: problemsOf,
    checkDaily: () => checkIn(FIRST_MS),
    async close() {
      isClosed = true
      clearTimeout(timer)
      await Promise.all(Array.from(checkers, (checker) => checker.close()))
      await checking?.catch(() => undefined)
    },
  }
}

const isExplained = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof StoreUnusable || error instanceof TooMuchAtOnce
