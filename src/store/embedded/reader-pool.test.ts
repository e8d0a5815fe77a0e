import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { datasetId } from '../../domain/ids.ts'
import type { Plan } from '../../query/plan.ts'
import { ReadTimeout, type LineageStore } from '../lineage-store.ts'
import { openEmbeddedStore } from './open-embedded-store.ts'
import { createReaderPool, NoReaderInTime, type ReaderPool } from './reader-pool.ts'

vi.unmock('../threads/start-worker.ts')

const producerRulesModule = new URL('../../openlineage/producer-rules.ts', import.meta.url)

describe('readers', () => {
  let folder: string
  let store: LineageStore
  let pool: ReaderPool
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-readers-'))
    store = await openEmbeddedStore({ folder, producerRulesModule })
    pool = createReaderPool(1, { folder }, (answer) => answer)
    await pool.open()
  })
  afterAll(async () => {
    await pool.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('reject calls that wait beyond their deadline, or are aborted', async () => {
    // All calls are made at once, so only the first finds the reader free.
    const first = pool.call('ready', null)
    const late = pool.call('ready', null, { deadline: performance.now() })
    const aborted = pool.call('ready', null, { signal: AbortSignal.abort(new Error('hung up')) })
    await Promise.all([
      expect(late).rejects.toThrow(NoReaderInTime),
      expect(aborted).rejects.toThrow('hung up'),
      expect(first).resolves.toBeNull(),
    ])
    expect(pool.stats()).toEqual({ busy: 0, idle: 1, waiting: 0 })
  })

  it('end a read at its deadline, and a query with an incomplete answer', async () => {
    const deadline = performance.now() - 1
    const ids = Array.from({ length: 100 }, (_, i) => datasetId('n', String(i)))
    await expect(store.read({ kind: 'nodes', label: 'Dataset', ids }, { deadline })).rejects.toThrow(
      ReadTimeout,
    )
    const plan: Plan = {
      root: { kind: 'select', selection: { kind: 'datasets', filters: {}, span: { start: 0, end: 8 } } },
      query: 'datasets',
      now: 0,
    }
    const limits = { nodes: 10, edges: 10, timeMs: 1_000 }
    expect(await store.run(plan, limits, { deadline })).toMatchObject({
      complete: false,
      cuts: [{ limit: 'time', value: 1_000 }],
    })
    expect(await store.run(plan, limits)).toMatchObject({ complete: true })
  })
})
