import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

import { timedOutAnswer } from '../../query/timed-out-answer.ts'
import type { Answer, Limits, SerializedAnswer } from '../../query/answer.ts'
import type { Plan } from '../../query/plan.ts'
import { TimeBudget } from '../../query/time-budget.ts'
import { serialize } from '../../render/serialize-answer.ts'
import { StoreUnavailable, type DumpRow, type LineageStore } from '../lineage-store.ts'
import type { DeadLetterStore } from '../dead-letter-store.ts'
import type { DeadLetterCalls, ReaderCalls, ThreadData, WriterCalls } from './calls.ts'
import type { KeyOperation } from './api-keys.ts'
import { isMarkedDamaged } from './damage-mark.ts'
import { createFileHealth } from './file-health.ts'
import type { FolderContents } from './folder-contents.ts'
import { backupDatabase } from './backup-database.ts'
import { fileBytes } from './file-bytes.ts'
import { createCachedApiKeys } from './cached-api-keys.ts'
import { pagesOf } from '../pages-of.ts'
import { sampleInSteps } from '../sample-in-steps.ts'
import { openingNotices } from './opening-notices.ts'
import { probeDisk } from './probe-disk.ts'
import type { ReadOptions } from '../read-options.ts'
import { redactStore } from '../redact-store.ts'
import { createReaderPool, NoReaderInTime } from './reader-pool.ts'
import type { Thread } from '../threads/thread.ts'
import type { OnNotice } from '../store-notice.ts'
import type { ReaderStats } from '../store-stats.ts'
import { createReadWriteLock } from '../read-write-lock.ts'
import { rotateBackups } from './backup-files.ts'
import { startThread } from './start-thread.ts'
import { rebuildFromDump, verifyDump } from './verify-dump.ts'

/** Context in which a store is opened. */
export interface OpenContext {
  readonly onNotice: OnNotice
  /** Contents of the folder before it was opened. */
  readonly contents: FolderContents
  /** The folder for backups. */
  readonly backups: string
}

/** Readers for queries, which may take long. There are also one spare reader and one for short calls. */
const READERS = 2
/** Lower ranks are served first; other calls have rank 0 or more. */
const FIRST = -1
/**
 * Time slices of the spare reader: it stops a query after the first one, then tries it again with the next. Calls with
 * shorter slices are served first.
 */
const SLICES_MS = [250, 1_000, 4_000]
/** Rows per message to the writer. */
const RESTORE_PAGE = 1_000

/**
 * Creates the store over threads that open the folder; `release` unlocks it. With `warm`, all readers start at once, else
 * when they are needed.
 */
export async function createEmbeddedStore(
  data: ThreadData,
  warm: boolean,
  release: () => void,
  { onNotice, contents, backups }: OpenContext,
): Promise<LineageStore> {
  const writer: Thread<WriterCalls> = startThread('writer', data)
  const health = createFileHealth({ folder: data.folder, backups, onNotice })
  const watch = <T>(answer: Promise<T>, signal?: AbortSignal): Promise<T> => health.watch(answer, signal)
  const readers = createReaderPool(READERS, data, watch)
  // Tries queries for a short time while all readers are busy, so that short queries do not wait for long ones.
  const spare = createReaderPool(1, data, watch)
  // Never runs queries, so names, lists, searches and readiness do not wait for them.
  const quick = createReaderPool(1, data, watch)
  const lock = createReadWriteLock()
  const dumpers = new Set<Thread<ReaderCalls>>()
  let closing: Promise<void> | undefined

  const assertOpen = (): void => {
    if (closing !== undefined) throw new StoreUnavailable('the store is closed')
  }
  const write = async <
    K extends 'ingest' | 'repair' | 'redact' | 'scrub' | 'prune' | 'sample' | 'saved' | 'keys',
  >(
    name: K,
    argument: WriterCalls[K]['argument'],
  ): Promise<WriterCalls[K]['result']> => {
    assertOpen()
    if (isChange(name, argument)) health.assertSound()
    return lock.shared(() => watch(writer.call(name, argument)))
  }
  /** Makes a short call, on the reader for short calls or on one that is idle. */
  const callQuickly = async <K extends 'read' | 'saved' | 'savedNames' | 'ready'>(
    name: K,
    argument: ReaderCalls[K]['argument'],
    options?: ReadOptions,
    rank?: number,
  ): Promise<ReaderCalls[K]['result']> => {
    assertOpen()
    // A command usually needs only one reader, so use the one that is already open.
    const lanes = warm ? [quick, readers] : [readers, quick]
    return (lanes.find(({ idle }) => idle) ?? quick).call(name, argument, options, rank)
  }
  /**
   * Runs a query on a free reader. If none is free, the query waits for one, while the spare reader tries it in time
   * slices. So a short query does not wait for long ones, and a long query keeps its place in the queue. Returns undefined
   * if no reader was free in time.
   */
  const run = async <K extends 'run' | 'runSerialized' | 'explain'>(
    name: K,
    plan: Plan,
    limits: Limits,
    { signal, deadline = performance.now() + limits.timeMs }: ReadOptions = {},
  ): Promise<NonNullable<ReaderCalls[K]['result']> | undefined> => {
    assertOpen()
    type Result = NonNullable<ReaderCalls[K]['result']>
    const done = new AbortController()
    const taken = new AbortController()
    const isTaken = (): boolean => taken.signal.aborted
    const until = (...signals: readonly AbortSignal[]): ReadOptions => ({
      signal: AbortSignal.any(signal === undefined ? [...signals] : [signal, ...signals]),
      deadline,
    })
    const byReader = (): Promise<Result> =>
      readers.call(name, { plan, limits }, until(done.signal), 0, () => taken.abort()) as Promise<Result>
    const bySpare = async (otherwise: Promise<Result>): Promise<Result> => {
      for (const sliceMs of SLICES_MS) {
        if (isTaken()) break
        try {
          const answer = await spare.call(
            name,
            { plan, limits, sliceMs },
            until(done.signal, taken.signal),
            sliceMs,
          )
          if (answer !== null) return answer
        } catch (error) {
          if (!isTaken()) throw error
        }
      }
      return otherwise
    }
    try {
      if (readers.idle) return await byReader()
      const reading = byReader()
      return await Promise.race([reading, bySpare(reading)])
    } catch (error) {
      if (error instanceof NoReaderInTime) return undefined
      throw error
    } finally {
      done.abort(new DOMException('answered by another reader', 'AbortError'))
    }
  }
  const answerTo = async (plan: Plan, limits: Limits, options?: ReadOptions): Promise<Answer> =>
    (await run('run', plan, limits, options)) ?? timedOutAnswer(plan, limits)
  const serializedAnswerTo = async (
    plan: Plan,
    limits: Limits,
    options?: ReadOptions,
  ): Promise<SerializedAnswer> =>
    (await run('runSerialized', plan, limits, options)) ??
    serialize(timedOutAnswer(plan, limits), new TimeBudget(limits.timeMs, () => 0))
  const explained: LineageStore['explain'] = async (plan, limits, options) =>
    (await run('explain', plan, limits, options)) ?? {
      statements: [],
      cuts: timedOutAnswer(plan, limits).cuts,
    }
  /** Runs work while no other call writes. */
  const exclusively = async <T>(work: () => Promise<T>): Promise<T> => {
    assertOpen()
    return lock.exclusive(work)
  }
  async function restore(rows: AsyncIterable<DumpRow>): Promise<void> {
    health.assertSound()
    await watch(writer.call('restore', { kind: 'begin' }))
    try {
      for await (const page of pagesOf(rows, RESTORE_PAGE))
        await watch(writer.call('restore', { kind: 'rows', rows: page }))
      await watch(writer.call('restore', { kind: 'end' }))
    } catch (error) {
      await writer.call('restore', { kind: 'abort' })
      throw error
    }
  }
  /** Starts a thread for a dump: its snapshot stays open between pages, while the readers answer others. */
  const startDumper = (): Thread<ReaderCalls> => {
    assertOpen()
    const dumper = startThread<ReaderCalls>('reader', data)
    dumpers.add(dumper)
    return dumper
  }
  const endDumper = async (dumper: Thread<ReaderCalls>): Promise<void> => {
    dumpers.delete(dumper)
    await dumper.close()
  }
  /** All rows from the beginning, in the same snapshot each time. */
  async function* rowsOf(dumper: Thread<ReaderCalls>): AsyncGenerator<DumpRow, void, undefined> {
    await watch(dumper.call('dumpAgain', null))
    for (;;) {
      const rows = await watch(dumper.call('dumpPage', null))
      if (rows.length === 0) return
      yield* rows
    }
  }
  async function* dump(onSize?: (rows: number) => void): AsyncGenerator<DumpRow, void, undefined> {
    const dumper = startDumper()
    try {
      if (onSize !== undefined) onSize(await watch(dumper.call('dumpSize', null)))
      yield* rowsOf(dumper)
    } finally {
      await endDumper(dumper)
    }
  }
  async function snapshot<T>(work: (dumper: Thread<ReaderCalls>) => Promise<T>): Promise<T> {
    const dumper = startDumper()
    try {
      return await work(dumper)
    } finally {
      await endDumper(dumper)
    }
  }
  // A thread starts when it is first called. Most stores never see a refused event.
  const letters: Thread<DeadLetterCalls> = startThread('dead-letters', data)
  const letterCalls = new Set<Promise<unknown>>()
  const callLetters: Thread<DeadLetterCalls>['call'] = async (name, argument) => {
    assertOpen()
    const call = letters.call(name, argument)
    letterCalls.add(call)
    return call.finally(() => letterCalls.delete(call))
  }
  const deadLetters: DeadLetterStore = {
    async add(some) {
      await callLetters('add', some)
    },
    list: (request) => callLetters('list', request),
    get: async (id) => (await callLetters('get', id)) ?? undefined,
    sizes: () => callLetters('sizes', null),
    remove: (ids) => callLetters('remove', ids ?? null),
  }
  /** Comparing rows requires that all of them can be read. */
  const assertChecked = async (): Promise<void> => {
    await health.check()
    health.assertSound()
  }
  const verifying = { dump, producerRulesModule: data.producerRulesModule!, isSnapshot: true } as const
  const close = async (): Promise<void> => {
    await Promise.allSettled([lock.settled(), ...letterCalls])
    await Promise.all([
      health.close(),
      readers.close(),
      spare.close(),
      quick.close(),
      letters.close(),
      ...Array.from(dumpers, (dumper) => dumper.close()),
    ])
    // The writer closes last: it checkpoints the WAL, which needs all snapshots to be closed.
    await writer.close()
    release()
  }

  try {
    // The writer opens first: it creates the tables for which the readers prepare statements.
    await writer.open()
    const opening = await writer.call('opening', null)
    for (const notice of openingNotices(data.folder, opening, contents)) onNotice(notice)
    await readers.open()
    if (warm) {
      readers.warm()
      spare.warm()
      health.checkDaily()
      quick.warm()
    }
    // A store that is marked as damaged is checked before use. One that was not closed is probably sound.
    if (isMarkedDamaged(data.folder)) await health.check()
    else if (contents.wasNotClosed) void health.check().catch(() => undefined)
  } catch (error) {
    await close()
    throw error
  }
  return {
    kind: 'embedded',
    ingest: (observations) => write('ingest', observations),
    run: answerTo,
    runSerialized: serializedAnswerTo,
    read: async (request, options) => (await callQuickly('read', request, options)) as never,
    explain: explained,
    deadLetters,
    savedQueries: {
      names: () => callQuickly('savedNames', null),
      get: (names) => callQuickly('saved', { kind: 'get', names }),
      list: (request) => callQuickly('saved', { kind: 'list', ...request }),
      put: (query, record) => write('saved', { kind: 'put', query, record }),
      remove: (name, record) => write('saved', { kind: 'remove', name, record }),
    },
    apiKeys: createCachedApiKeys((operation) => write('keys', operation)),
    async ready() {
      assertOpen()
      health.assertSound()
      await Promise.all([writer.open(), callQuickly('ready', null, {}, FIRST), probeDisk(data.folder)])
    },
    async stats() {
      assertOpen()
      return {
        isDamaged: health.damage !== undefined,
        fileBytes: await fileBytes(data.folder),
        readers: [readers, spare, quick].map((pool) => pool.stats()).reduce(sumOf),
      }
    },
    async inspect() {
      assertOpen()
      const { folder } = data
      const [inspection, { bavail, blocks, bsize }] = await Promise.all([
        (readers.idle ? readers : spare).call('inspect', null),
        statfs(folder),
      ])
      return { ...inspection, disk: { folder, free: bavail * bsize, total: blocks * bsize } }
    },
    prune: (request) => write('prune', request),
    sample: (size) => sampleInSteps(size, (some) => write('sample', some)),
    async checkFiles() {
      assertOpen()
      return health.check()
    },
    dump: () => dump(),
    snapshot: (work) => snapshot((dumper) => work(() => rowsOf(dumper))),
    restore: (rows) => exclusively(() => restore(rows)),
    withWritesPaused: exclusively,
    async verify(onProgress) {
      assertOpen()
      await assertChecked()
      return verifyDump(verifying, onProgress)
    },
    async rebuild(onProgress) {
      assertOpen()
      await assertChecked()
      return rebuildFromDump(verifying, (step) => write('repair', step), onProgress)
    },
    async redact(options) {
      const found = await redactStore(dump, (step) => write('redact', step), options)
      if (options.dryRun) return found
      if (found.redacted > 0)
        await rebuildFromDump(verifying, (step) => write('repair', step), options.onProgress)
      // Even if no row had secrets: an earlier call may have been interrupted before this step.
      await write('scrub', null)
      await callLetters('scrub', null)
      return found
    },
    async backup(file, onProgress, { keepNewest } = {}) {
      assertOpen()
      // The rotation would delete a sound backup in favour of a damaged one.
      health.assertSound()
      const made = await backupDatabase(data.folder, file, (copy) => health.checkCopy(copy), onProgress)
      if (keepNewest !== undefined) await rotateBackups(dirname(made.file), keepNewest)
      return made
    },
    close: () => (closing ??= close()),
  }
}

/** Whether a call of the writer changes the database. Other calls are allowed even if the file is damaged. */
const isChange = (name: string, argument: unknown): boolean =>
  name !== 'sample' && !(name === 'keys' && (argument as KeyOperation).kind === 'list')

const sumOf = (a: ReaderStats, b: ReaderStats): ReaderStats => ({
  busy: a.busy + b.busy,
  idle: a.idle + b.idle,
  waiting: a.waiting + b.waiting,
})
