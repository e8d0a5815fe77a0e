import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fillEmbedded } from '../../bench/fill-store.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openQueryClient, type QueryClient } from './query-over-http.ts'
import { bareRows, fillWide } from './wide-tree.ts'
import { temporaryFolder } from '../temporary-folder.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const DATASETS = 100_000
const JOINED = 3_001
const MOST = Number.MAX_SAFE_INTEGER
/** A third of the graph, enough work for several seconds of the readers. */
const MANY = 'datasets matching /^wide.d[123]/'
const HEAVY = `lineage of ${MANY} at job`
const WITHOUT_LIMIT = { nodes: MOST, edges: MOST, timeMs: MOST }
const PATIENCE = { timeout: 180_000 }

describe('a graph of 100,000 datasets', () => {
  const folder = temporaryFolder('big')
  let store: LineageStore
  let client: QueryClient
  beforeAll(async () => {
    fillEmbedded(folder, bareRows(JOINED, DATASETS))
    store = await openEmbeddedStore({ folder, producerRulesModule })
    await fillWide(store, JOINED)
    client = await openQueryClient(store)
  })
  afterAll(() => client.close())

  it('marks an answer that would be the whole graph as incomplete', PATIENCE, async () => {
    const whole = await client.ask('datasets')
    expect(whole).toMatchObject({
      status: 200,
      complete: false,
      cuts: [{ limit: 'nodes', value: 10_000 }],
      stats: { members: 10_000 },
    })
    const walk = await client.ask('downstream of wide.d0', { limits: { nodes: 1_000 } })
    expect(walk).toMatchObject({ status: 200, complete: false, cuts: [{ limit: 'nodes', value: 1_000 }] })
    expect(walk.nodes!.length).toBe(1_000)
    const counted = await client.ask('datasets count')
    expect(counted).toMatchObject({ status: 200, complete: true, rows: [[DATASETS]] })
  })

  it('uses bounded memory for any number of queries', PATIENCE, async () => {
    await client.ask('datasets', { limits: WITHOUT_LIMIT })
    const before = process.memoryUsage.rss()
    for (let i = 0; i < 2; i++) {
      const answer = await client.ask('datasets', { limits: WITHOUT_LIMIT })
      expect([answer.status, answer.stats?.members]).toEqual([200, DATASETS])
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(512 * 1024 * 1024)
  })

  /** Sends a query from another address without waiting; returns a function to disconnect, and the outcome. */
  function askAway(query: string): { leave: () => void; outcome: Promise<'answered' | 'left'> } {
    const body = JSON.stringify({ query, limits: WITHOUT_LIMIT })
    const request = httpRequest(new URL('/api/v1/query', client.url), {
      method: 'POST',
      localAddress: '127.0.0.2',
      headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
    })
    const outcome = new Promise<'answered' | 'left'>((resolve) => {
      request.on('response', (response) => response.resume().on('end', () => resolve('answered')))
      request.on('error', () => resolve('left'))
      // A client that disconnects during the response sees no error.
      request.on('close', () => resolve('left'))
    })
    request.end(body)
    return { leave: () => request.destroy(), outcome }
  }

  it(
    'answers small queries during 16 heavy ones, and cancels those whose callers disconnected',
    PATIENCE,
    async () => {
      const heavy = Array.from({ length: 16 }, () => askAway(HEAVY))
      let answered = 0
      for (const { outcome } of heavy) void outcome.then((how) => (answered += how === 'answered' ? 1 : 0))
      for (const text of ['dataset wide.d7', 'lineage of wide.d77 at job', 'jobs like wide_7'])
        expect(await client.ask(text)).toMatchObject({ status: 200, complete: true })
      // Most of the heavy queries have not started.
      expect(answered).toBeLessThan(12)

      for (const { leave } of heavy) leave()
      await Promise.all(heavy.map(({ outcome }) => outcome))
      // All readers are free again for long queries.
      const counts = [1, 2, 3].map(() =>
        client.ask(`${MANY} where downstreams > 0 count`, { limits: WITHOUT_LIMIT }),
      )
      for (const answer of await Promise.all(counts))
        expect(answer).toMatchObject({ status: 200, complete: true, rows: [[23]] })
      expect(answered).toBeLessThan(16)
    },
  )

  it('keeps the time limit of a query', PATIENCE, async () => {
    const answer = await client.ask(HEAVY, { limits: { ...WITHOUT_LIMIT, timeMs: 20 } })
    expect(answer.status).toBe(200)
    expect(answer.complete).toBe(false)
    expect(answer.cuts).toMatchObject([{ limit: 'time' }])
  })
})
