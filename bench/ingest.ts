/**
 * `npm run bench:ingest`: measures the rate of ingestion over HTTP on both stores, and how it changes as they grow. Prints
 * the tables of docs/performance.md; `--help` lists the flags.
 */
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

import { openBareWriter } from './bare-neo4j.ts'
import { captureCommits } from './capture-commits.ts'
import { readOptions, USAGE, type IngestBenchOptions, type StoreName } from './ingest-options.ts'
import { reportText, type RatioReport, type SizeReport, type StoreReport } from './ingest-report.ts'
import { measure, modeText, type Measurement, type Mode } from './measure.ts'
import { median } from './percentiles.ts'
import { startListening } from './server.ts'
import { startDriver, type Driver } from './start-driver.ts'
import { startStore, type StoreUnderTest } from './store-under-test.ts'
import { workload } from './workload.ts'

/** Requests are prepared in memory between measurements; this bounds them. */
const FILL_AT_ONCE = 20_000

const options = readOrExit()
const note = (text: string): void => void process.stderr.write(`${text}\n`)

const batches: Mode = { kind: 'batch', connections: 2, size: options.batch }
const singles = (connections: number): Mode => ({ kind: 'single', connections })
const MODES: readonly (readonly [mode: Mode, share: number])[] = [
  [batches, 1],
  [singles(32), 1],
  [singles(8), 0.5],
  [singles(1), 0.1],
]

/** A store, the driver that fills it, and its number of events so far. */
interface Filled {
  readonly store: StoreUnderTest
  readonly driver: Driver
  events: number
}

async function fill(filled: Filled, size: number): Promise<void> {
  const { store, driver } = filled
  while (filled.events < size) {
    const count = Math.min(FILL_AT_ONCE, size - filled.events)
    await driver.prepare(store.server.url, count, options.batch)
    const { ms } = await driver.send(store.server.url, 2)
    filled.events += count
    note(
      `${store.name}: ${String(filled.events)} events, ${String(Math.round((count * 1000) / ms))} events/s`,
    )
  }
}

async function measured(filled: Filled, mode: Mode, share = 1): Promise<Measurement> {
  const events = Math.max(1, Math.round(options.measure * share))
  const one = await measure(filled.store, filled.driver, mode, events)
  filled.events += events
  note(`${filled.store.name}: ${modeText(mode)}, ${String(Math.round(one.eventsPerSecond))} events/s`)
  return one
}

async function measureSizes(filled: Filled): Promise<readonly SizeReport[]> {
  const sizes: SizeReport[] = []
  let former = { events: 0, bytes: 0 }
  for (const size of options.sizes) {
    await fill(filled, size)
    const { events } = filled
    const bytes = filled.store.bytesOnDisk()
    const measurements: Measurement[] = []
    for (const [mode, share] of MODES) measurements.push(await measured(filled, mode, share))
    sizes.push({
      events,
      measurements,
      ...(bytes !== undefined && {
        bytesPerEvent: bytes / events,
        bytesPerNewEvent: (bytes - former.bytes) / (events - former.events),
      }),
    })
    if (bytes !== undefined) former = { events, bytes }
  }
  return sizes
}

async function compareSizes(greater: Filled): Promise<readonly RatioReport[]> {
  const size = options.sizes.at(-2)
  if (size === undefined || options.rounds === 0) return []
  return withStore(greater.store.name, async (smaller) => {
    await fill(smaller, size)
    const ratios: RatioReport[] = []
    for (const mode of [batches, singles(32)]) {
      const rounds: (readonly [Measurement, Measurement])[] = []
      for (let round = 0; round < options.rounds; round++)
        rounds.push([await measured(smaller, mode), await measured(greater, mode)])
      const rates = rounds.map(([a, b]): [number, number] => [a.eventsPerSecond, b.eventsPerSecond])
      const cpu = rounds.map(([a, b]) => totalCpu(b) / totalCpu(a)).filter((ratio) => !Number.isNaN(ratio))
      ratios.push({
        sizes: [size, options.sizes.at(-1)!],
        mode: modeText(mode),
        ratio: median(rates.map(([a, b]) => b / a)),
        ...(cpu.length === 0 ? {} : { cpuRatio: median(cpu) }),
        rounds: rates,
      })
    }
    return ratios
  })
}

const totalCpu = ({ serverCpu = Number.NaN, databaseCpu = 0 }: Measurement): number => serverCpu + databaseCpu

/**
 * A bare driver that writes the same rows into its own database in the same run. It alternates with Tributary once both
 * databases are warm.
 */
async function compareBare(tributary: Filled): Promise<StoreReport['bare']> {
  if (options.rounds === 0) return undefined
  const capture = await captureCommits(workload(options.shape))
  try {
    return await withStore('neo4j', async ({ store }) => {
      const bare = openBareWriter(store.neo4j!)
      try {
        const warm = Math.max(options.measure, options.sizes[0]!)
        for (let done = 0; done < warm; done += options.batch)
          await bare.write(capture.next(options.batch, options.batch))
        const rates: (readonly [number, number])[] = []
        for (let round = 0; round < options.rounds; round++) {
          const commits = capture.next(options.measure, options.batch)
          const events = commits.reduce((sum, commit) => sum + commit.events, 0)
          const rate = (events * 1000) / (await bare.write(commits))
          note(`bare driver: ${String(Math.round(rate))} events/s`)
          rates.push([rate, (await measured(tributary, batches)).eventsPerSecond])
        }
        return {
          eventsPerSecond: median(rates.map(([rate]) => rate)),
          ratio: median(rates.map(([rate, ours]) => ours / rate)),
          rounds: rates,
        }
      } finally {
        await bare.close()
      }
    })
  } finally {
    await capture.close()
  }
}

async function withStore<T>(name: StoreName, work: (filled: Filled) => Promise<T>): Promise<T> {
  const store = await startStore(name, note)
  if (store === undefined) throw new Error(`there is no ${name} here`)
  const driver = startDriver(options.shape)
  try {
    return await work({ store, driver, events: 0 })
  } finally {
    driver.stop()
    await store.stop()
  }
}

async function measureStore(name: StoreName): Promise<StoreReport> {
  return withStore(name, async (filled) => {
    const sizes = await measureSizes(filled)
    const ratios = await compareSizes(filled)
    const bare = name === 'neo4j' ? await compareBare(filled) : undefined
    const from = filled.store.neo4j?.from
    return { store: name, sizes, ratios, ...(from && { from }), ...(bare && { bare }) }
  })
}

async function measureEmpty(): Promise<{ measurements: readonly Measurement[]; bytesPerEvent: number }> {
  const server = await startListening([join(import.meta.dirname, 'empty-server.ts')])
  const driver = startDriver(options.shape)
  const store: StoreUnderTest = {
    name: 'embedded',
    server: { ...server, folder: '' },
    usage: () => undefined,
    databaseUsage: () => undefined,
    bytesOnDisk: () => undefined,
    stop: () => server.stop(),
  }
  try {
    const measurements: Measurement[] = []
    const bytesPerEvent = await driver.prepare(server.url, options.measure)
    for (const [mode, share] of MODES)
      measurements.push(await measure(store, driver, mode, Math.round(options.measure * share)))
    return { measurements, bytesPerEvent }
  } finally {
    driver.stop()
    await store.stop()
  }
}

function readOrExit(): IngestBenchOptions {
  try {
    const read = readOptions(process.argv.slice(2))
    if (read !== 'help') return read
    console.log(USAGE)
    process.exit(0)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(2)
  }
}

const { measurements: empty, bytesPerEvent } = await measureEmpty()
const stores: StoreReport[] = []
for (const name of options.stores) stores.push(await measureStore(name))
const report = {
  when: new Date().toISOString(),
  machine: `Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown CPU'}`,
  options,
  bytesPerEvent,
  empty,
  stores,
}
console.log(reportText(report))
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`)
