/** A thread that echoes, waits for nothing, or ends, as its job says. */
import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (job: string) => {
  if (job === 'end') process.exit(1)
  if (job === 'throw') throw new Error('broken')
  parentPort?.postMessage(job)
})
