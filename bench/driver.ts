/** The driver's process: prepares requests, sends them on command, and reports their durations. */
import type { DriverOrder, DriverReply, Measured, Prepare } from './driver-orders.ts'
import { openHttpPipe, postBytes } from './http-pipe.ts'
import { percentiles } from './percentiles.ts'
import { workload, type WorkloadShape } from './workload.ts'

let events: Iterator<object> | undefined
let prepared: readonly { readonly bytes: Buffer; readonly events: number }[] = []

function prepare({ url, count, batch }: Prepare, shape: WorkloadShape): DriverReply {
  const source = (events ??= workload(shape)[Symbol.iterator]())
  const take = (): string => {
    const next = source.next()
    if (next.done === true) throw new Error('the workload has ended')
    return JSON.stringify(next.value)
  }
  const { host } = new URL(url)
  const requests = []
  let bytes = 0
  for (let left = count; left > 0; left -= batch ?? 1) {
    const size = Math.min(batch ?? 1, left)
    const texts = Array.from({ length: size }, take)
    for (const text of texts) bytes += text.length
    const request =
      batch === undefined
        ? postBytes(host, '/api/v1/lineage', texts[0]!)
        : postBytes(host, '/api/v1/lineage/batch', `[${texts.join(',')}]`)
    requests.push({ bytes: request, events: size })
  }
  prepared = requests
  return { kind: 'prepared', bytesPerEvent: bytes / count }
}

async function send(url: string, connections: number): Promise<Measured> {
  const { hostname, port } = new URL(url)
  const pipes = await Promise.all(
    Array.from({ length: connections }, () => openHttpPipe(hostname, Number(port))),
  )
  const times: number[] = []
  let next = 0
  let sent = 0
  const before = process.cpuUsage()
  const start = performance.now()
  await Promise.all(
    pipes.map(async (pipe) => {
      for (let request = prepared[next++]; request !== undefined; request = prepared[next++]) {
        const began = performance.now()
        const { status, body } = await pipe.send(request.bytes)
        times.push(performance.now() - began)
        if (!isSuccess(status, body)) throw new Error(`answered ${String(status)}: ${body.toString()}`)
        sent += request.events
      }
    }),
  )
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  for (const pipe of pipes) pipe.close()
  return {
    events: sent,
    requests: times.length,
    ms,
    driverCpuMs: (user + system) / 1000,
    ...percentiles(times),
  }
}

const isSuccess = (status: number, body: Buffer): boolean =>
  (status === 200 || status === 201) && body.subarray(0, 40).includes('"success"')

process.on('message', (order: DriverOrder) => {
  const reply = (answer: DriverReply): void => void process.send!(answer)
  if (order.kind === 'prepare') reply(prepare(order, order.shape))
  else
    send(order.url, order.connections).then(
      (measured) => reply({ kind: 'sent', ...measured }),
      (error: unknown) => reply({ kind: 'failed', message: String(error) }),
    )
})
process.on('disconnect', () => process.exit())
