import { fork } from 'node:child_process'
import { join } from 'node:path'

import type { DriverOrder, DriverReply, Measured } from './driver-orders.ts'
import type { WorkloadShape } from './workload.ts'

/** A driver with its own workload, in its own process. */
export interface Driver {
  /** Prepares requests from the next events; returns their mean size in bytes. */
  prepare(url: string, count: number, batch?: number): Promise<number>
  /** Sends the prepared requests over `connections` connections. @throws Error if an answer is not a success */
  send(url: string, connections: number): Promise<Measured>
  stop(): void
}

export function startDriver(shape: WorkloadShape): Driver {
  const child = fork(join(import.meta.dirname, 'driver.ts'), { serialization: 'advanced' })
  const ask = (order: DriverOrder): Promise<DriverReply> =>
    new Promise((resolve, reject) => {
      const onExit = (code: number | null): void => reject(new Error(`the driver ended with ${String(code)}`))
      child.once('exit', onExit)
      child.once('message', (reply) => {
        child.off('exit', onExit)
        resolve(reply as DriverReply)
      })
      child.send(order)
    })
  return {
    async prepare(url, count, batch) {
      const reply = await ask({
        kind: 'prepare',
        url,
        shape,
        count,
        ...(batch === undefined ? {} : { batch }),
      })
      if (reply.kind !== 'prepared') throw new Error('the driver did not prepare')
      return reply.bytesPerEvent
    },
    async send(url, connections) {
      const reply = await ask({ kind: 'send', url, connections })
      if (reply.kind === 'failed') throw new Error(reply.message)
      if (reply.kind !== 'sent') throw new Error('the driver did not send')
      return reply
    },
    stop: () => void child.kill(),
  }
}
