import type { ResourceLimits } from 'node:worker_threads'

import { StoreUnavailable } from '../lineage-store.ts'
import { leftMs, type ReadOptions } from '../read-options.ts'
import { fromErrorMessage } from './error-message.ts'
import { startWorker, type StartedWorker } from './start-worker.ts'
import type { Aborting, CallMessage, CallShape, ReplyMessage } from './messages.ts'

/** A worker thread that answers calls. It starts when first needed, and restarts after a crash. */
export interface Thread<Calls extends { readonly [K in keyof Calls]: CallShape }> {
  /**
   * An aborted signal asks the thread to abort the call, which then rejects. A deadline only informs the thread how long
   * the caller waits.
   * @throws StoreUnavailable if the thread ends before it answers
   */
  call<K extends keyof Calls & string>(
    name: K,
    argument: Calls[K]['argument'],
    options?: ReadOptions,
  ): Promise<Calls[K]['result']>
  /** Whether the thread was started and has not ended. */
  isRunning(): boolean
  /** Resolves when the thread is open, or rejects with the reason why it is not. */
  open(): Promise<void>
  /** Lets the thread finish its current work and close its resources, then ends it. */
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

/** Hardly any object of a merge outlives its commit. With a large young generation, V8 frees them without copying. */
export const WRITER_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 192 }

export interface ThreadOptions<Data> {
  /** Its name in messages: `writer`, `reader` … */
  readonly name: string
  /** The module that calls `serveCalls`, without its extension, which is that of this module. */
  readonly module: URL
  /** Its `workerData`, in addition to `Aborting`. */
  readonly data: Data
  readonly limits?: ResourceLimits
}

/** The extension of the threads' modules is that of this one: `.ts` in a checkout, `.js` in a package. */
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
    // Callers of `open` and `call` receive this rejection.
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
