import type { ResourceLimits } from 'node:worker_threads'

import { StoreUnavailable } from '../lineage-store.ts'
import { leftMs, type ReadOptions } from '../read-options.ts'
import { fromErrorMessage } from './error-message.ts'
import { startWorker, type StartedWorker } from './start-worker.ts'
import type { Aborting, CallMessage, CallShape, ReplyMessage } from './messages.ts'

/** A worker thread that answers calls; started when first needed, and anew if it has died. */
export interface Thread<Calls extends { readonly [K in keyof Calls]: CallShape }> {
  /**
   * An aborted signal only asks the thread to give the call up; it then answers with an error. A deadline only tells it how
   * long the caller waits.
   * @throws StoreUnavailable if the thread ends before it answers
   */
  call<K extends keyof Calls & string>(
    name: K,
    argument: Calls[K]['argument'],
    options?: ReadOptions,
  ): Promise<Calls[K]['result']>
  /** Whether it has been started and has not died. */
  isRunning(): boolean
  /** Resolves when the thread is open, or rejects with the reason why it is not. */
  open(): Promise<void>
  /** Lets the thread finish what it does and close what it holds, then ends it. */
  close(): Promise<void>
}

interface Pending {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

interface Running {
  readonly worker: StartedWorker
  readonly pending: Map<number, Pending>
  readonly opened: Promise<void>
}

/** Hardly anything that a merge makes outlives its commit: with so much room it dies young, before it was copied. */
export const WRITER_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 192 }

export interface ThreadOptions<Data> {
  /** What messages call it: `writer`, `reader` … */
  readonly name: string
  /** The module that it runs, which calls `serveCalls`, without its ending: that is the one of this module. */
  readonly module: URL
  /** What it is started with, beside `Aborting`. */
  readonly data: Data
  readonly limits?: ResourceLimits
}

/** The threads' modules have the ending of this one: `.ts` in a checkout, `.js` in a package. */
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export function createThread<Calls extends { readonly [K in keyof Calls]: CallShape }, Data = unknown>({
  name,
  module,
  data,
  limits,
}: ThreadOptions<Data>): Thread<Calls> {
  const abort = new SharedArrayBuffer(4)
  const flag = new Int32Array(abort)
  let running: Running | undefined
  let nextId = 1

  const start = (): Running => {
    const workerData: Data & Aborting = { ...data, abort }
    const worker = startWorker(new URL(`${module.href}.${ending}`), {
      workerData,
      ...(limits && { resourceLimits: limits }),
    })
    const pending = new Map<number, Pending>()
    const opened = new Promise<unknown>((resolve, reject) => pending.set(0, { resolve, reject }))
    // Whoever opens or calls hears of it; nobody else need.
    opened.catch(() => undefined)
    const lost = (error: Error): void => {
      if (running?.worker === worker) running = undefined
      for (const call of pending.values()) call.reject(error)
      pending.clear()
    }
    let failure: Error | undefined
    worker.on('message', (reply: ReplyMessage) => {
      const call = pending.get(reply.id)
      pending.delete(reply.id)
      if (reply.ok) call?.resolve(reply.result)
      else call?.reject(fromErrorMessage(reply.error))
    })
    worker.on('error', (error: Error) => (failure = error))
    worker.on('exit', () => {
      const cause = failure === undefined ? '' : `: ${failure.message}`
      lost(new StoreUnavailable(`the ${name} thread of the store stopped${cause}`, { cause: failure }))
    })
    return { worker, pending, opened: opened.then(() => undefined) }
  }
  const ensure = (): Running => (running ??= start())

  const call = async (
    { worker, pending, opened }: Running,
    name: string,
    argument: unknown,
    options: ReadOptions = {},
  ): Promise<unknown> => {
    const { signal } = options
    await opened
    const id = nextId++
    const onAbort = (): void => void Atomics.store(flag, 0, id)
    signal?.addEventListener('abort', onAbort, { once: true })
    if (signal?.aborted === true) onAbort()
    const left = leftMs(options)
    const message: CallMessage = { id, name, argument, ...(left !== undefined && { leftMs: left }) }
    try {
      return await new Promise<unknown>((resolve, reject) => {
        pending.set(id, { resolve, reject })
        worker.postMessage(message)
      })
    } finally {
      pending.delete(id)
      signal?.removeEventListener('abort', onAbort)
    }
  }
  return {
    isRunning: () => running !== undefined,
    open: () => ensure().opened,
    call: (callName, argument, options) => call(ensure(), callName, argument, options),
    async close() {
      const last = running
      if (last === undefined) return
      await call(last, 'close', null).catch(() => undefined)
      await last.worker.terminate()
    },
  }
}
