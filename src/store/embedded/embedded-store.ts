import { statfs } from 'node:fs/promises'

import type { Limits } from '../../query/answer.ts'
import type { Plan } from '../../query/plan.ts'
import { StoreUnavailable, type DumpRow, type LineageStore } from '../lineage-store.ts'
import type { DeadLetterStore } from '../dead-letter-store.ts'
import type { DeadLetterCalls, ReaderCalls, ThreadData, WriterCalls } from './calls.ts'
import { explainPlan } from './explain-plan.ts'
import { backupDatabase } from './backup-database.ts'
import { fileBytes } from './file-bytes.ts'
import { openKnownKeys } from './known-keys.ts'
import { pagesOf } from '../pages-of.ts'
import { sampleInSteps } from '../sample-in-steps.ts'
import type { BrowseCall } from './reading/browse/open-browser.ts'
import { openingNotices } from './opening-notices.ts'
import { probeDisk } from './probe-disk.ts'
import { createReaderPool } from './reader-pool.ts'
import type { Thread } from '../threads/thread.ts'
import type { OnNotice } from '../store-notice.ts'
import type { ReaderStats } from '../store-stats.ts'
import { createTurns } from '../turns.ts'
import { startThread } from './start-thread.ts'
import { rebuildFromDump, verifyDump } from './verify-dump.ts'

const READERS = 2
/** How long the spare reader works on a query before it lets others try: each time longer, and later than those with less. */
const QUICKLY_MS = [250, 1_000, 4_000]
/** Rows that travel to the writer at a time. */
const RESTORE_PAGE = 1_000

/** The store over threads that open the folder; `release` gives its lock back. With `warm` all readers are started at once, else as they are needed. */
export async function createEmbeddedStore(
  data: ThreadData,
  warm: boolean,
  release: () => void,
  onNotice: OnNotice,
): Promise<LineageStore> {
  const writer: Thread<WriterCalls> = startThread('writer', data)
  const readers = createReaderPool(READERS, data)
  // Where all readers are at work on long queries, short ones still come through.
  const spare = createReaderPool(1, data)
  const turns = createTurns()
  const dumpers = new Set<Thread<ReaderCalls>>()
  let closing: Promise<void> | undefined

  const assertOpen = (): void => {
    if (closing !== undefined) throw new StoreUnavailable('the store is closed')
  }
  const write = async <K extends 'ingest' | 'repair' | 'prune' | 'sample' | 'saved' | 'keys'>(
    name: K,
    argument: WriterCalls[K]['argument'],
  ): Promise<WriterCalls[K]['result']> => {
    assertOpen()
    return turns.together(() => writer.call(name, argument))
  }
  const read = async <K extends 'saved' | 'savedNames'>(
    name: K,
    argument: ReaderCalls[K]['argument'],
  ): Promise<ReaderCalls[K]['result']> => {
    assertOpen()
    return readers.call(name, argument)
  }
  /** Each call is short: where all readers are at work, the spare one takes it. */
  const browse = async (call: BrowseCall): Promise<never> => {
    assertOpen()
    return (await (readers.idle ? readers : spare).call('browse', call)) as never
  }
  /** By a reader that is free, else by the spare one, where questions take turns. */
  const run = async <K extends 'run' | 'runWritten'>(
    name: K,
    plan: Plan,
    limits: Limits,
    signal: AbortSignal | undefined,
  ): Promise<NonNullable<ReaderCalls[K]['result']>> => {
    assertOpen()
    for (const quicklyMs of QUICKLY_MS) {
      if (readers.idle) break
      const answer = await spare.call(name, { plan, limits, quicklyMs }, signal, quicklyMs)
      if (answer !== null) return answer
    }
    return (await readers.call(name, { plan, limits }, signal))!
  }
  /** Carries out work that no other writer may meet. */
  const byItself = async <T>(work: () => Promise<T>): Promise<T> => {
    assertOpen()
    return turns.alone(work)
  }
  async function restore(rows: AsyncIterable<DumpRow>): Promise<void> {
    await writer.call('restore', { kind: 'begin' })
    try {
      for await (const page of pagesOf(rows, RESTORE_PAGE))
        await writer.call('restore', { kind: 'rows', rows: page })
      await writer.call('restore', { kind: 'end' })
    } catch (error) {
      await writer.call('restore', { kind: 'abort' })
      throw error
    }
  }
  async function* dump(onSize?: (rows: number) => void): AsyncGenerator<DumpRow, void, undefined> {
    assertOpen()
    // A thread of its own: the dump's snapshot stays open between pages, while others ask.
    const dumper = startThread<ReaderCalls>('reader', data)
    dumpers.add(dumper)
    try {
      if (onSize !== undefined) onSize(await dumper.call('dumpSize', null))
      for (;;) {
        const rows = await dumper.call('dumpPage', null)
        if (rows.length === 0) return
        yield* rows
      }
    } finally {
      dumpers.delete(dumper)
      await dumper.close()
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
  const verifying = { dump, habitsModule: data.habitsModule!, isSnapshot: true } as const
  const close = async (): Promise<void> => {
    await Promise.allSettled([turns.settled(), ...lettersAsked])
    await Promise.all([
      readers.close(),
      spare.close(),
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
    for (const notice of openingNotices(data.folder, await writer.call('opening', null))) onNotice(notice)
    await readers.open()
    if (warm) {
      readers.warm()
      spare.warm()
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    kind: 'embedded',
    ingest: (observations) => write('ingest', observations),
    run: (plan, limits, signal) => run('run', plan, limits, signal),
    runWritten: (plan, limits, signal) => run('runWritten', plan, limits, signal),
    async lookup(requests, hidden) {
      assertOpen()
      return (readers.idle ? readers : spare).call('lookup', { requests, ...(hidden && { hidden }) })
    },
    expected: () => undefined,
    async names(search, hidden) {
      assertOpen()
      return readers.call('names', { search, ...(hidden && { hidden }) })
    },
    async search(request, hidden) {
      assertOpen()
      return readers.call('search', { request, ...(hidden && { hidden }) })
    },
    explain: explainPlan,
    deadLetters,
    savedQueries: {
      names: () => read('savedNames', null),
      get: (names) => read('saved', { kind: 'get', names }),
      list: (request) => read('saved', { kind: 'list', ...request }),
      put: (query, record) => write('saved', { kind: 'put', query, record }),
      remove: (name, record) => write('saved', { kind: 'remove', name, record }),
    },
    apiKeys: openKnownKeys((step) => write('keys', step)),
    browse: {
      list: (request) => browse({ kind: 'list', request }),
      nodes: (label, ids) => browse({ kind: 'nodes', label, ids }),
      describe: (request) => browse({ kind: 'describe', request }),
      edges: (request) => browse({ kind: 'edges', request }),
      interactions: (request) => browse({ kind: 'interactions', request }),
      deleted: (limit) => browse({ kind: 'deleted', limit }),
    },
    async ready() {
      assertOpen()
      const reader = readers.idle ? readers : spare
      await Promise.all([writer.open(), reader.call('ready', null), probeDisk(data.folder)])
    },
    async stats() {
      assertOpen()
      return { fileBytes: await fileBytes(data.folder), readers: sumOf(readers.stats(), spare.stats()) }
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
    dump: () => dump(),
    restore: (rows) => byItself(() => restore(rows)),
    still: byItself,
    async verify(onProgress) {
      assertOpen()
      return verifyDump(verifying, onProgress)
    },
    async rebuild(onProgress) {
      assertOpen()
      return rebuildFromDump(verifying, (step) => write('repair', step), onProgress)
    },
    async backup(file, onProgress) {
      assertOpen()
      return backupDatabase(data.folder, file, onProgress)
    },
    close: () => (closing ??= close()),
  }
}

const sumOf = (a: ReaderStats, b: ReaderStats): ReaderStats => ({
  busy: a.busy + b.busy,
  idle: a.idle + b.idle,
  waiting: a.waiting + b.waiting,
})
