/** A thread that echoes its job, except `end` (exits) and `throw` (throws). */
import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (job: string) => {
  if (job === 'end') process.exit(1)
  if (job === 'throw') throw new Error('broken')
  parentPort?.postMessage(job)
})
