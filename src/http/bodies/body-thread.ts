/** A worker thread that parses large bodies. Parsing one can take seconds, which would block the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { HttpProblem } from '../http-problem.ts'
import type { BodyJob, BodyResult, BodyThreadData, SplitProblem } from './body-reader.ts'
import { readEntityBytes, readEventBytes } from './read-item.ts'
import { splitBatch, type ItemBounds } from './split-batch.ts'

const { item, body, aliases } = workerData as BodyThreadData

function resultOf(job: BodyJob): BodyResult {
  switch (job.kind) {
    case 'split':
      return { kind: 'bounds', bounds: split(job) }
    case 'event':
      return { kind: 'event', read: readEventBytes(job.bytes, item, aliases) }
    case 'entity':
      return { kind: 'entity', read: readEntityBytes(job.bytes, item, aliases, job.at) }
  }
}

function split({ bytes, form }: Extract<BodyJob, { readonly kind: 'split' }>): ItemBounds | SplitProblem {
  try {
    return splitBatch(bytes, form, body)
  } catch (error) {
    if (error instanceof HttpProblem) return { problem: error.problem, message: error.message }
    throw error
  }
}

parentPort?.on('message', (job: BodyJob) => {
  try {
    parentPort?.postMessage(resultOf(job))
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ kind: 'failed', message } satisfies BodyResult)
  }
})
