import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { runCli } from '../cli/in-process-cli.ts'
import { beginCli } from '../cli/run-cli.ts'
import { runs } from '../runs.ts'
import { chaosEvents } from './chaos-events.ts'
import { temporaryFolder } from '../temporary-folder.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const EVENTS = 3_000
const REFUSED = { code: 1, stderr: 'The store already holds a graph: an import needs an empty one.\n' }
const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

const folder = temporaryFolder('import-killed')
let original: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
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

/** The progress of an import, as another connection sees it. */
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
    // The tables do not exist yet, or are locked during their creation.
    return 'opening'
  } finally {
    db?.close()
  }
}

/** Imports, and kills the process a number of milliseconds after it has reached a stage. */
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
  try {
    expect(await store.verify()).toMatchObject({ differences: 0 })
  } finally {
    await store.close()
  }
}

describe('a killed import into the embedded store', { timeout: 240_000 }, () => {
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
      // It may have progressed before the kill.
      expect(again).toMatchObject(stderr === '0 rows exported\n' ? { code: 0 } : REFUSED)
      await expectWhole(into)
    },
  )

  it('during derivation leaves the whole graph, and the next start derives it', async () => {
    const into = at('deriving')
    await killImport(into, 'deriving', 0)
    expect(await runCli(['import', at('graph.ndjson'), '--data', into])).toMatchObject(REFUSED)
    await expectWhole(into)
  })
})
