import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The part of a worker thread that `createThread` uses. */
export type StartedWorker = Pick<Worker, 'on' | 'postMessage' | 'terminate'>

/** Starts a worker thread. Tests that need no real thread replace this module (test/in-process-worker.ts). */
export const startWorker = (module: URL, options: WorkerOptions): StartedWorker => new Worker(module, options)
