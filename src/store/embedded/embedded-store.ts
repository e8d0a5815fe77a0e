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
import type { KeyStep } from './api-keys.ts'
import { isMarkedDamaged } from './damage-mark.ts'
import { createFileHealth } from './file-health.ts'
import type { FoundFolder } from './found-folder.ts'
import { backupDatabase } from './backup-database.ts'
import { fileBytes } from './file-bytes.ts'
import { openKnownKeys } from './known-keys.ts'
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
import { createTurns } from '../turns.ts'
import { rotateBackups } from './rotate-backups.ts'
import { startThread } from './start-thread.ts'
import { rebuildFromDump, verifyDump } from './verify-dump.ts'

/** What a store is opened in. */
export interface Surroundings {
  readonly onNotice: OnNotice
  /** What the folder held before. */
  readonly found: FoundFolder
  /** Where backups lie. */
  readonly backups: string
}

/** Readers for queries, which may take long. Beside them there are one spare reader and one for short calls. */
const READERS = 2
/** Before those that wait. */
const FIRST = -1
/** How long the spare reader works on a query before it lets others try: each time longer, and later than those with less. */
const QUICKLY_MS = [250, 1_000, 4_000]
/** Rows that travel to the writer at a time. */
const RESTORE_PAGE = 1_000

/** The store over threads that open the folder; `release` gives its lock back. With `warm` all readers are started at once, else as they are needed. */
export async function createEmbeddedStore(
  data: ThreadData,
  warm: boolean,
  release: () => void,
  { onNotice, found, backups }: Surroundings,
): Promise<LineageStore> {
  const writer: Thread<WriterCalls> = startThread('writer', data)
  const health = createFileHealth({ folder: data.folder, backups, onNotice })
  const watch = <T>(answer: Promise<T>, signal?: AbortSignal): Promise<T> => health.watch(answer, signal)
  const readers = createReaderPool(READERS, data, watch)
  // Where all readers are at work on long queries, short ones still come through.
  const spare = createReaderPool(1, data, watch)
  // Queries never get this one: names, lists, searches and readiness do not wait for them.
  const quick = createReaderPool(1, data, watch)
  const turns = createTurns()
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
    if (changes(name, argument)) health.assertSound()
    return turns.together(() => watch(writer.call(name, argument)))
  }
  /** A call that is short, by the reader for such or by one that is idle. */
  const callQuickly = async <K extends 'read' | 'saved' | 'savedNames' | 'ready'>(
    name: K,
    argument: ReaderCalls[K]['argument'],
    options?: ReadOptions,
    rank?: number,
  ): Promise<ReaderCalls[K]['result']> => {
    assertOpen()
    // A command mostly needs one reader, which is open.
    const lanes = warm ? [quick, readers] : [readers, quick]
    return (lanes.find(({ idle }) => idle) ?? quick).call(name, argument, options, rank)
  }
  /**
   * Runs a query on a reader that is free. If none is, the query waits for one, and meanwhile the spare reader tries it, a
   * little longer each time: a short query does not wait for long ones, and a long one keeps its place among them.
   * Undefined if none was free in time.
   */
  const run = async <K extends 'run' | 'runWritten' | 'explain'>(
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
      for (const quicklyMs of QUICKLY_MS) {
        if (isTaken()) break
        try {
          const answer = await spare.call(
            name,
            { plan, limits, quicklyMs },
            until(done.signal, taken.signal),
            quicklyMs,
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
  const writtenAnswerTo = async (
    plan: Plan,
    limits: Limits,
    options?: ReadOptions,
  ): Promise<SerializedAnswer> =>
    (await run('runWritten', plan, limits, options)) ??
    serialize(timedOutAnswer(plan, limits), new TimeBudget(limits.timeMs, () => 0))
  const explained: LineageStore['explain'] = async (plan, limits, options) =>
    (await run('explain', plan, limits, options)) ?? {
      statements: [],
      cuts: timedOutAnswer(plan, limits).cuts,
    }
  /** Carries out work that no other writer may meet. */
  const byItself = async <T>(work: () => Promise<T>): Promise<T> => {
    assertOpen()
    return turns.alone(work)
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
  /** A thread of its own: the dump's snapshot stays open between pages, while others ask. */
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
  /** All rows from the beginning, each time the same. */
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
  // Started when first needed: most stores never see a refused event.
  const letters: Thread<DeadLetterCalls> = startThread('dead-letters', data)
  const lettersAsked = new Set<Promise<unknown>>()
  const callLetters: Thread<DeadLetterCalls>['call'] = async (name, argument) => {
    assertOpen()
    const call = letters.call(name, argument)
    lettersAsked.add(call)
    return call.finally(() => lettersAsked.delete(call))
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
  /** Rows are compared only where all of them can be read. */
  const assertChecked = async (): Promise<void> => {
    await health.check()
    health.assertSound()
  }
  const verifying = { dump, producerRulesModule: data.producerRulesModule!, isSnapshot: true } as const
  const close = async (): Promise<void> => {
    await Promise.allSettled([turns.settled(), ...lettersAsked])
    await Promise.all([
      health.close(),
      readers.close(),
      spare.close(),
      quick.close(),
      letters.close(),
      ...Array.from(dumpers, (dumper) => dumper.close()),
    ])
    // The last to close: it moves the log into the database, which open snapshots would hinder.
    await writer.close()
    release()
  }

  try {
    // The writer first: it makes the tables that the readers prepare their statements for.
    await writer.open()
    const opening = await writer.call('opening', null)
    for (const notice of openingNotices(data.folder, opening, found)) onNotice(notice)
    await readers.open()
    if (warm) {
      readers.warm()
      spare.warm()
      health.checkDaily()
      quick.warm()
    }
    // What was found to be damaged is not trusted before it has been read through; what was not closed is most likely sound.
    if (isMarkedDamaged(data.folder)) await health.check()
    else if (found.wasLeftOpen) void health.check().catch(() => undefined)
  } catch (error) {
    await close()
    throw error
  }
  return {
    kind: 'embedded',
    ingest: (observations) => write('ingest', observations),
    run: answerTo,
    runWritten: writtenAnswerTo,
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
    apiKeys: openKnownKeys((step) => write('keys', step)),
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
      const [found, { bavail, blocks, bsize }] = await Promise.all([
        (readers.idle ? readers : spare).call('inspect', null),
        statfs(folder),
      ])
      return { ...found, disk: { folder, free: bavail * bsize, total: blocks * bsize } }
    },
    prune: (request) => write('prune', request),
    sample: (size) => sampleInSteps(size, (some) => write('sample', some)),
    async checkFiles() {
      assertOpen()
      return health.check()
    },
    dump: () => dump(),
    snapshot: (work) => snapshot((dumper) => work(() => rowsOf(dumper))),
    restore: (rows) => byItself(() => restore(rows)),
    still: byItself,
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
      // Also where no row had secrets: a pass before may have been broken off.
      await write('scrub', null)
      await callLetters('scrub', null)
      return found
    },
    async backup(file, onProgress, { keepNewest } = {}) {
      assertOpen()
      // A copy of what is damaged would push out one that is sound.
      health.assertSound()
      const made = await backupDatabase(data.folder, file, (copy) => health.checkCopy(copy), onProgress)
      if (keepNewest !== undefined) await rotateBackups(dirname(made.file), keepNewest)
      return made
    },
    close: () => (closing ??= close()),
  }
}

/** Whether a call of the writer changes the database: what only reads is answered although the file is damaged. */
const changes = (name: string, argument: unknown): boolean =>
  name !== 'sample' && !(name === 'keys' && (argument as KeyStep).kind === 'list')

const sumOf = (a: ReaderStats, b: ReaderStats): ReaderStats => ({
  busy: a.busy + b.busy,
  idle: a.idle + b.idle,
  waiting: a.waiting + b.waiting,
})
