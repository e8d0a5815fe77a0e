import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { observationsOf, runEvent } from '../../../test/conformance/events.ts'
import { dumpOf } from '../../../test/parity/dump-of.ts'
import { StoreUnavailable, StoreUnusable, type LineageStore } from '../lineage-store.ts'
import { openEmbeddedStore } from './open-embedded-store.ts'

vi.unmock('../threads/start-worker.ts')

const producerRulesModule = new URL('../../openlineage/producer-rules.ts', import.meta.url)
/** A module of producer rules. `code` changes the real ones, which it imports as `real`. */
const rulesWith = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { producerRules as real } from ${JSON.stringify(producerRulesModule.href)}; ${code}`)}`,
  )

let folder: string
const opened: LineageStore[] = []
const open = async (producerRules = producerRulesModule): Promise<LineageStore> => {
  const store = await openEmbeddedStore({ folder, producerRulesModule: producerRules })
  opened.push(store)
  return store
}
const file = (): string => join(folder, 'lineage.sqlite')
const events = observationsOf([
  runEvent({ job: 'load', at: 0, inputs: ['a'], outputs: ['b'] }),
  runEvent({ job: 'more', run: 2, at: 0, inputs: ['b'], outputs: ['c'] }),
])

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-store-'))
})
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('stores what was acknowledged, in a single file after closing', async () => {
  const store = await open()
  await store.ingest(events)
  const before = await dumpOf(store)
  await store.close()
  const db = new DatabaseSync(file(), { readOnly: true })
  expect(db.prepare('SELECT count(*) AS n FROM rollup').get()).not.toEqual({ n: 0 })
  db.close()
  expect(await dumpOf(await open())).toEqual(before)
})

it('refuses a folder that is in use until it is released', async () => {
  const store = await open()
  await expect(open()).rejects.toThrow(`in use by process ${process.pid}`)
  await store.close()
  await (await open()).ready()
})

it('refuses a file that is not a database, and releases the folder', async () => {
  await writeFile(file(), 'this is not a database, whatever its name says. '.repeat(40))
  await expect(open()).rejects.toThrow(StoreUnusable)
  await rm(file())
  await (await open()).ready()
})

it('refuses data of a later version, naming cause and remedy', async () => {
  const store = await open()
  await store.close()
  const db = new DatabaseSync(file())
  db.exec('PRAGMA user_version = 900')
  db.close()
  await expect(open()).rejects.toThrow(/the data has version 900.*run the version/)
})

it('rebuilds derived rows if the version of the producer rules differs', async () => {
  const store = await open()
  await store.ingest(events)
  const before = await dumpOf(store)
  await store.close()
  const db = new DatabaseSync(file())
  db.exec('DELETE FROM rollup')
  db.close()
  const same = await open()
  expect((await dumpOf(same)).length).toBeLessThan(before.length)
  await same.close()
  expect(
    await dumpOf(await open(rulesWith('export const producerRules = { ...real, version: 900 }'))),
  ).toEqual(before)
})

it('rejects events that cannot be merged, with the cause, and accepts others', async () => {
  const store = await open(
    rulesWith(`export const producerRules = { ...real, interpret(aggregate) {
      if (aggregate.job?.name === 'more') throw new Error('no such rule')
      return real.interpret(aggregate)
    } }`),
  )
  const [good, bad] = events.map((event) => store.ingest([event]))
  await expect(bad).rejects.toThrow('no such rule')
  await expect(good).resolves.toEqual({ warnings: [] })
  const jobs = (await dumpOf(store)).flatMap(({ kind, row }) =>
    kind === 'node' && row.label === 'Job' ? [row.props.name] : [],
  )
  expect(jobs).toEqual(['load'])
})

it('restarts its writer after a crash, and rejects the calls that waited for it', async () => {
  const store = await open(
    rulesWith(`export const producerRules = { ...real, interpret(aggregate) {
      if (aggregate.job?.name === 'more') process.exit(1)
      return real.interpret(aggregate)
    } }`),
  )
  await expect(store.ingest(events.slice(1))).rejects.toThrow(StoreUnavailable)
  await expect(store.ingest(events.slice(0, 1))).resolves.toEqual({ warnings: [] })
  await store.ready()
})

it('acknowledges events while its readers are always busy', async () => {
  const store = await open()
  const many = Array.from({ length: 200 }, (_, i) =>
    runEvent({ job: `job${i}`, run: 10 + i, at: i, inputs: [`d${i}`], outputs: [`d${i + 1}`] }),
  )
  await store.ingest(observationsOf(many))
  const plan = {
    root: { kind: 'select', selection: { kind: 'datasets', filters: {}, span: { start: 0, end: 0 } } },
    query: 'datasets',
    now: 0,
  } as const
  let stop = false
  const ask = async (): Promise<void> => {
    while (!stop) await store.run(plan, { nodes: 10_000, edges: 50_000, timeMs: 10_000 })
  }
  const asking = Array.from({ length: 6 }, ask)
  for (const event of events) await store.ingest([event])
  stop = true
  await Promise.all(asking)
})
