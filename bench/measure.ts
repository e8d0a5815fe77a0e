import type { Measured } from './driver-orders.ts'
import type { StoreUnderTest } from './store-under-test.ts'
import type { Driver } from './start-driver.ts'

/** How events are posted: one at a time, or in batches over two connections. */
export type Mode =
  | { readonly kind: 'single'; readonly connections: number }
  | { readonly kind: 'batch'; readonly connections: number; readonly size: number }

/** One measurement; CPU in microseconds per event. */
export interface Measurement extends Measured {
  readonly mode: Mode
  readonly eventsPerSecond: number
  readonly driverCpu: number
  /** Tributary's process; its main thread; its busiest other thread (the writer of the embedded store). */
  readonly serverCpu?: number
  readonly mainCpu?: number
  readonly writerCpu?: number
  readonly databaseCpu?: number
  /** Bytes in memory at the end. */
  readonly rss?: number
  readonly databaseRss?: number
}

export const modeText = (mode: Mode): string =>
  mode.kind === 'batch'
    ? `batches of ${String(mode.size)}`
    : `single posts, ${String(mode.connections)} connection${mode.connections === 1 ? '' : 's'}`

/** Posts the driver's next events and measures the ingestion. */
export async function measure(
  store: StoreUnderTest,
  driver: Driver,
  mode: Mode,
  events: number,
): Promise<Measurement> {
  await driver.prepare(store.server.url, events, mode.kind === 'batch' ? mode.size : undefined)
  const [before, databaseBefore] = [store.usage(), store.databaseUsage()]
  const sent = await driver.send(store.server.url, mode.connections)
  const [after, databaseAfter] = [store.usage(), store.databaseUsage()]
  const each = (ms: number): number => (ms * 1000) / sent.events
  const threads = [...(after?.threads ?? [])].map(([id, ms]): readonly [number, number] => [
    id,
    ms - (before?.threads.get(id) ?? 0),
  ])
  const main = threads.find(([id]) => id === store.server.pid)?.[1]
  const others = threads.filter(([id]) => id !== store.server.pid).map(([, ms]) => ms)
  return {
    ...sent,
    mode,
    eventsPerSecond: (sent.events * 1000) / sent.ms,
    driverCpu: each(sent.driverCpuMs),
    ...(before && after && { serverCpu: each(after.cpuMs - before.cpuMs), rss: after.rss }),
    ...(main !== undefined && { mainCpu: each(main) }),
    ...(others.length > 0 && { writerCpu: each(Math.max(...others)) }),
    ...(databaseBefore &&
      databaseAfter && {
        databaseCpu: each(databaseAfter.cpuMs - databaseBefore.cpuMs),
        databaseRss: databaseAfter.rss,
      }),
  }
}
