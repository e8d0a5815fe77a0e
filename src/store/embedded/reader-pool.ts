import { ReadTimeout, StoreUnavailable } from '../lineage-store.ts'
import { leftMs, type ReadOptions } from '../read-options.ts'
import type { ReaderStats } from '../store-stats.ts'
import type { ReaderCalls, ThreadData } from './calls.ts'
import type { Thread } from '../threads/thread.ts'
import { startThread } from './start-thread.ts'

/** Several reader threads. Each call takes a free one, or waits for one. */
export interface ReaderPool {
  /** Resolves when the first thread is open. The others start when they are needed. */
  open(): Promise<void>
  /** Starts the other threads in the background, so that their first callers need not wait. */
  warm(): void
  /** Whether a call would start immediately. */
  readonly idle: boolean
  stats(): ReaderStats
  /**
   * Makes a call on a free reader. Of waiting calls, that with the lowest `rank` is next. An aborted signal rejects the
   * call at once, with its reason. `onTaken` is called when a reader starts the call.
   * @throws NoReaderInTime if no reader is free before the deadline; ReadTimeout if the reader does not answer by then
   */
  call<K extends keyof ReaderCalls>(
    name: K,
    argument: ReaderCalls[K]['argument'],
    options?: ReadOptions,
    rank?: number,
    onTaken?: () => void,
  ): Promise<ReaderCalls[K]['result']>
  /** Aborts current calls and ends the threads. */
  close(): Promise<void>
}

/** No reader was free in time, so nothing was read. */
export class NoReaderInTime extends ReadTimeout {
  constructor() {
    super('every reader of the store was busy for as long as the request may take: try again')
  }
}

/** Milliseconds after the deadline that a reader has to stop by itself, before its call is rejected. */
const GRACE_MS = 2_000

type Reader = Thread<ReaderCalls>

interface Waiting {
  readonly rank: number
  readonly take: (reader: Reader) => void
  readonly refuse: (error: Error) => void
}

/** Observes the answers and errors of readers. */
type Watch = <T>(answer: Promise<T>, signal: AbortSignal) => Promise<T>

export function createReaderPool(size: number, data: ThreadData, watch: Watch): ReaderPool {
  const readers = Array.from({ length: size }, () => startThread<ReaderCalls>('reader', data))
  const free: Reader[] = [...readers]
  const queue = new Set<Waiting>()
  const closing = new AbortController()

  const acquire = (signal: AbortSignal, left: number | undefined, rank: number): Promise<Reader> => {
    const reader = free.pop()
    if (reader !== undefined) return Promise.resolve(reader)
    return new Promise((resolve, reject) => {
      const onAbort = (): void => waiting.refuse(signal.reason as Error)
      const late = (): void => waiting.refuse(new NoReaderInTime())
      const timer = left === undefined ? undefined : setTimeout(late, Math.max(0, left))
      const settle = (): void => {
        clearTimeout(timer)
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
    // `acquire` takes this one first.
    open: () => readers.at(-1)!.open(),
    warm() {
      // If one does not open, its callers receive the error.
      for (const reader of readers) reader.open().catch(() => undefined)
    },
    async call(name, argument, { signal, deadline } = {}, rank = 0, onTaken) {
      const both = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
      both.throwIfAborted()
      const reader = await acquire(both, leftMs({ deadline }), rank)
      onTaken?.()
      const answer = watch(reader.call(name, argument, { signal: both, deadline }), both)
      // A reader is free when it has answered, even if its caller no longer waits.
      void answer.then(
        () => release(reader),
        () => release(reader),
      )
      return inTime(answer, both, leftMs({ deadline }))
    },
    async close() {
      closing.abort(new StoreUnavailable('the store is closed'))
      await Promise.all(readers.map((reader) => reader.close()))
    },
  }
}

/** Rejects with the signal's reason when it is aborted, or with ReadTimeout `left` milliseconds plus GRACE_MS from now. */
function inTime<T>(answer: Promise<T>, signal: AbortSignal, left: number | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    const timer =
      left === undefined
        ? undefined
        : setTimeout(() => reject(new ReadTimeout()), Math.max(0, left) + GRACE_MS)
    answer
      .finally(() => {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
      })
      .then(resolve, (error: unknown) => reject(error as Error))
  })
}
