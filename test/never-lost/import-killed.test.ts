import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { beginCli, runCli } from '../cli/run-cli.ts'
import { runs } from '../runs.ts'
import { chaosEvents } from './chaos-events.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const EVENTS = 3_000
const REFUSED = { code: 1, stderr: 'The store already holds a graph: an import needs an empty one.\n' }
const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

let folder: string
let original: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-import-killed-'))
  const store = await openEmbeddedStore({ folder: at('from'), producerRulesModule })
  const observations = [...chaosEvents(7).take(EVENTS)].map((event) => {
    const read = readEvent(event)
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  })
  await store.ingest(observations)
  await store.close()
  expect(await runCli(['export', at('graph.ndjson'), '--data', at('from')])).toMatchObject({ code: 0 })
  original = await readFile(at('graph.ndjson'), 'utf8')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** How far an import has come, as another connection sees it. */
type Stage = 'opening' | 'checking' | 'writing' | 'deriving'

function stageOf(into: string): Stage {
  const file = join(into, 'lineage.sqlite')
  if (!existsSync(file)) return 'opening'
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file, { timeout: 0 })
    const is = (sql: string): boolean => db!.prepare(sql).get() !== undefined
    if (is('SELECT 1 FROM id LIMIT 1')) return 'deriving'
    if (!is("SELECT 1 FROM meta WHERE name = 'habits'")) return 'opening'
    try {
      db.exec('BEGIN IMMEDIATE; ROLLBACK')
      return 'checking'
    } catch {
      return 'writing'
    }
  } catch {
    // No tables yet, or locked while they are made.
    return 'opening'
  } finally {
    db?.close()
  }
}

/** Imports, and kills that once it has reached a stage and been at it for so many milliseconds. */
async function killImport(into: string, stage: Stage, ms: number): Promise<void> {
  const importing = beginCli(['import', at('graph.ndjson'), '--data', into])
  const over = new AbortController()
  void importing.ended.then(() => over.abort())
  while (!over.signal.aborted && stageOf(into) !== stage) await sleep(1)
  await sleep(ms)
  importing.kill('SIGKILL')
  expect(await importing.ended, `it was over before it was ${stage}`).toMatchObject({ code: null })
}

async function expectWhole(into: string): Promise<void> {
  expect((await runCli(['export', '--data', into])).stdout).toBe(original)
  const store = await openEmbeddedStore({ folder: into, producerRulesModule })
  expect(await store.verify().finally(() => store.close())).toMatchObject({ differences: 0 })
}

describe('an import into the embedded store that is killed', { timeout: 240_000 }, () => {
  const moments: readonly [Stage, number][] = [
    ['writing', 0],
    ['writing', 100],
    ['checking', 0],
  ]
  it.each(moments.slice(0, runs(moments.length)))(
    'while it is %s (for %i ms) leaves an empty store or a whole one',
    async (stage, ms) => {
      const into = at(`${stage}-${ms}`)
      await killImport(into, stage, ms)
      const { stderr } = await runCli(['export', '--data', into])
      const again = await runCli(['import', at('graph.ndjson'), '--data', into])
      // It may have come further before it was killed.
      expect(again).toMatchObject(stderr === '0 rows exported\n' ? { code: 0 } : REFUSED)
      await expectWhole(into)
    },
  )

  it('while it derives leaves the whole graph, which is derived when it is opened next', async () => {
    const into = at('deriving')
    await killImport(into, 'deriving', 0)
    expect(await runCli(['import', at('graph.ndjson'), '--data', into])).toMatchObject(REFUSED)
    await expectWhole(into)
  })
})
