import { StoreUnavailable } from '../lineage-store.ts'
import type { ReaderStats } from '../store-stats.ts'
import type { ReaderCalls, ThreadData } from './calls.ts'
import type { Thread } from '../threads/thread.ts'
import { startThread } from './start-thread.ts'

/** Several reader threads; each call takes one that is free, or waits for one. */
export interface ReaderPool {
  /** Resolves when the first thread is open. The others are started when they are first needed. */
  open(): Promise<void>
  /** Starts those that were not needed yet, in the background: the first that need them then need not wait. */
  warm(): void
  /** Whether a call would be carried out at once. */
  readonly idle: boolean
  stats(): ReaderStats
  /** Refused with the signal's reason as soon as it is aborted, waiting or not. Of those that wait the least `rank` is next. */
  call<K extends keyof ReaderCalls>(
    name: K,
    argument: ReaderCalls[K]['argument'],
    signal?: AbortSignal,
    rank?: number,
  ): Promise<ReaderCalls[K]['result']>
  /** Gives up what is under way and ends the threads. */
  close(): Promise<void>
}

type Reader = Thread<ReaderCalls>

interface Waiting {
  readonly rank: number
  readonly take: (reader: Reader) => void
  readonly refuse: (error: Error) => void
}

/** Passes on what a reader answers, and sees its errors. */
type Watch = <T>(answer: Promise<T>, signal: AbortSignal) => Promise<T>

export function createReaderPool(size: number, data: ThreadData, watch: Watch): ReaderPool {
  const readers = Array.from({ length: size }, () => startThread<ReaderCalls>('reader', data))
  const free: Reader[] = [...readers]
  const queue = new Set<Waiting>()
  const closing = new AbortController()

  const acquire = (signal: AbortSignal, rank: number): Promise<Reader> => {
    const reader = free.pop()
    if (reader !== undefined) return Promise.resolve(reader)
    return new Promise((resolve, reject) => {
      const onAbort = (): void => waiting.refuse(signal.reason as Error)
      const settle = (): void => {
        queue.delete(waiting)
        signal.removeEventListener('abort', onAbort)
      }
      const waiting: Waiting = {
        rank,
        take(taken) {
          settle()
          resolve(taken)
        },
        refuse(error) {
          settle()
          reject(error)
        },
      }
      queue.add(waiting)
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }
  const release = (reader: Reader): void => {
    let next: Waiting | undefined
    for (const one of queue) if (next === undefined || one.rank < next.rank) next = one
    if (next === undefined) free.push(reader)
    else next.take(reader)
  }
  return {
    get idle() {
      return free.length > 0
    },
    stats: () => ({ busy: size - free.length, idle: free.length, waiting: queue.size }),
    // The one that is taken first.
    open: () => readers.at(-1)!.open(),
    warm() {
      // Whoever calls one that cannot be opened hears of it.
      for (const reader of readers) reader.open().catch(() => undefined)
    },
    async call(name, argument, signal, rank = 0) {
      const both = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
      both.throwIfAborted()
      const reader = await acquire(both, rank)
      const answer = watch(reader.call(name, argument, both), both)
      // A reader is free again when it has answered, not when its caller no longer waits.
      void answer.then(
        () => release(reader),
        () => release(reader),
      )
      return orAborted(answer, both)
    },
    async close() {
      closing.abort(new StoreUnavailable('the store is closed'))
      await Promise.all(readers.map((reader) => reader.close()))
    },
  }
}

/** The answer, or the signal's reason as soon as it is aborted. */
function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    answer
      .finally(() => signal.removeEventListener('abort', onAbort))
      .then(resolve, (error: unknown) => reject(error as Error))
  })
}
