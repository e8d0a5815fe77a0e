import { Worker, type ResourceLimits } from 'node:worker_threads'
import { createByteBudget } from '../../app/byte-budget.ts'

/** A pool of worker threads. Each thread does one job at a time. */
export interface ThreadPool<Job, Result> {
  /**
   * Runs a job in a thread. Calls `prepare` when its turn comes, so that waiting jobs use no memory for copies. The pool serves
   * the holders in turn.
   * @throws PoolFull if too many jobs wait, ThreadEnded if the thread ended before it answered
   */
  run(holder: string, prepare: () => Prepared<Job>): Promise<Result>
  /** Ends all threads and rejects waiting jobs. */
  close(): Promise<void>
}

export interface Prepared<Job> {
  readonly job: Job
  /** Buffers that move to the thread instead of being copied. */
  readonly transfer: readonly ArrayBuffer[]
}

export interface ThreadPoolOptions {
  /** The module of the threads. It must answer each message on its parent port with one message. */
  readonly module: URL
  readonly data: unknown
  readonly threads: number
  /** The maximum number of waiting jobs. One holder may have a quarter of them. */
  readonly maxWaiting: number
  /** Milliseconds without a job after which a thread ends, to free its memory. */
  readonly idleMs: number
  readonly limits?: ResourceLimits
}

/** Too many jobs wait, of this holder or in total. */
export class PoolFull extends Error {
  override readonly name = 'PoolFull'
}

/** The thread ended during the job. `isMemory`: it ran out of memory. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded'
  readonly isMemory: boolean
  constructor(cause: Error | undefined) {
    super('the thread ended', { cause })
    this.isMemory = cause !== undefined && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  }
}

interface Waiting<Job, Result> {
  readonly holder: string
  readonly prepare: () => Prepared<Job>
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

interface Thread<Job, Result> {
  readonly worker: Worker
  job: Waiting<Job, Result> | undefined
  idle: NodeJS.Timeout | undefined
}

/** Starts a thread when a job needs it, also in place of one that ended. */
export function createThreadPool<Job, Result>(options: ThreadPoolOptions): ThreadPool<Job, Result> {
  const threads = new Set<Thread<Job, Result>>()
  /** Holder → waiting jobs, in the order of the holders' turns. */
  const queues = new Map<string, Waiting<Job, Result>[]>()
  const places = createByteBudget(options.maxWaiting, { share: Math.ceil(options.maxWaiting / 4) })
  let closed = false

  function nextJob(): Waiting<Job, Result> | undefined {
    const [first] = queues
    if (first === undefined) return undefined
    const [holder, queue] = first
    const job = queue.shift()!
    queues.delete(holder)
    if (queue.length > 0) queues.set(holder, queue)
    return job
  }

  function start(): Thread<Job, Result> {
    const worker = new Worker(options.module, {
      workerData: options.data,
      ...(options.limits === undefined ? {} : { resourceLimits: options.limits }),
    })
    const thread: Thread<Job, Result> = { worker, job: undefined, idle: undefined }
    let failure: Error | undefined
    worker.on('message', (result: Result) => {
      finish(thread)?.resolve(result)
      work()
    })
    worker.on('error', (error: Error) => (failure = error))
    worker.on('exit', () => {
      threads.delete(thread)
      finish(thread)?.reject(new ThreadEnded(failure))
      work()
    })
    threads.add(thread)
    return thread
  }

  /** Frees a thread and returns its job. An idle thread does not keep the process alive. */
  function finish(thread: Thread<Job, Result>): Waiting<Job, Result> | undefined {
    const { job } = thread
    thread.job = undefined
    thread.worker.unref()
    clearTimeout(thread.idle)
    thread.idle = setTimeout(() => void thread.worker.terminate(), options.idleMs).unref()
    if (job !== undefined) places.give(1, job.holder)
    return job
  }

  function freeThread(): Thread<Job, Result> | undefined {
    for (const thread of threads) if (thread.job === undefined) return thread
    return threads.size < options.threads ? start() : undefined
  }

  function work(): void {
    while (queues.size > 0 && !closed) {
      const thread = freeThread()
      if (thread === undefined) return
      const next = nextJob()!
      clearTimeout(thread.idle)
      thread.job = next
      thread.worker.ref()
      const { job, transfer } = next.prepare()
      thread.worker.postMessage(job, transfer)
    }
  }

  return {
    run(holder, prepare) {
      if (closed || !places.take(1, holder))
        return Promise.reject(
          new PoolFull('too many request bodies are waiting to be parsed: try again later'),
        )
      return new Promise((resolve, reject) => {
        const queue = queues.get(holder)
        const waiting = { holder, prepare, resolve, reject }
        if (queue === undefined) queues.set(holder, [waiting])
        else queue.push(waiting)
        work()
      })
    },
    async close() {
      closed = true
      for (const { reject } of [...queues.values()].flat()) reject(new PoolFull('the server is stopping'))
      queues.clear()
      await Promise.all(
        [...threads].map((thread) => {
          clearTimeout(thread.idle)
          return thread.worker.terminate()
        }),
      )
    },
  }
}
