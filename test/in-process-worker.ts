import { EventEmitter } from 'node:events'
import { MessageChannel, type WorkerOptions } from 'node:worker_threads'
import type { Serve } from '../src/store/threads/serve-calls.ts'
import type { StartedWorker } from '../src/store/threads/start-worker.ts'

/**
 * Replaces `startWorker` in tests: loads the module in the test's own thread, behind a real message channel. A real worker thread
 * loads all its modules again, which takes longer than most tests. Use it for tests of what a store answers, and real threads for
 * tests of cancelling, time limits, crashes and concurrency.
 */
export function startWorker(module: URL, { workerData }: WorkerOptions): StartedWorker {
  const { port1, port2 } = new MessageChannel()
  const worker = new EventEmitter()
  const closed = new Promise<number>((resolve) => port1.once('close', () => resolve(0)))
  port1.on('message', (message: unknown) => worker.emit('message', message))
  void closed.then((code) => worker.emit('exit', code))
  const data: unknown = structuredClone(workerData)
  import(module.href).then(
    ({ serve }: { serve: Serve<unknown> }) => serve(port2, data),
    (error: unknown) => {
      worker.emit('error', error)
      port1.close()
    },
  )
  return Object.assign(worker, {
    postMessage: (message: unknown) => port1.postMessage(message),
    terminate: () => {
      port1.close()
      return closed
    },
  }) as unknown as StartedWorker
}
