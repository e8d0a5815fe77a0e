import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fillEmbedded } from '../../bench/fill-store.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openQueryClient, type QueryClient } from '../bad-input/query-over-http.ts'
import { bareRows, fillWide } from '../bad-input/wide-tree.ts'
import { temporaryFolder } from '../temporary-folder.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const JOINED = 2_001
const DATASETS = 10_000
const TIME_MS = 500
/** Tolerance for parsing, the network, and a busy machine. */
const LATE_MS = TIME_MS + 5_000

const times = (count: number, one: (i: number) => string, between: string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(between)

describe('a time limit', () => {
  const folder = temporaryFolder('time')
  let store: LineageStore
  let client: QueryClient
  beforeAll(async () => {
    fillEmbedded(folder, bareRows(JOINED, DATASETS))
    store = await openEmbeddedStore({ folder, producerRulesModule, warm: true })
    await fillWide(store, JOINED)
    client = await openQueryClient(store)
  }, 60_000)
  afterAll(() => client.close())

  it.each([
    ['many predicates', `datasets where ${times(1_200, (i) => `name matching /w.*${i}z/`, ' or ')}`],
    ['many stages', `datasets ${times(200, () => 'where name matching /^w.*d.*[0-9]$/', ' ')}`],
    ['many filters', `datasets ${times(60, (i) => `matching /w.*(e|d|${i})/`, ' ')}`],
    [
      'many globs to skip',
      `downstream of wide.d0 skip { ${times(250, (i) => `datasets like '*w*i*d*e*${i}*z'`, ', ')} }`,
    ],
    ['many sets', times(200, () => '(lineage of datasets at job)', ' intersect ')],
  ])('holds for %s', { timeout: 60_000 }, async (_, query) => {
    const start = performance.now()
    const answer = await client.ask(query, { limits: { timeMs: TIME_MS } })
    expect(performance.now() - start).toBeLessThan(LATE_MS)
    expect(answer.status, JSON.stringify(answer.diagnostics?.slice(0, 2))).toBe(200)
    if (answer.complete === false)
      expect(answer.cuts).toContainEqual(expect.objectContaining({ limit: 'time', value: TIME_MS }))
  })

  it('starts when the request arrives, and includes the wait for a reader', { timeout: 60_000 }, async () => {
    const heavy = 'lineage of datasets at job where downstreams > 0 or upstreams > 0'
    const start = performance.now()
    // The limits on nodes and edges are too high to cut the answer.
    const limits = { nodes: 100_000, edges: 500_000, timeMs: TIME_MS }
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.ask(heavy, { limits })))
    expect(performance.now() - start).toBeLessThan(LATE_MS)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    for (const answer of answers) {
      // Other queries of the same caller may still occupy its slots when the time ends.
      expect([200, 429]).toContain(answer.status)
      if (answer.complete === false) expect(answer.cuts?.some(({ limit }) => limit === 'time')).toBe(true)
    }
  })

  it(
    'does not block names, lists, searches and readiness, which use their own reader',
    { timeout: 60_000 },
    async () => {
      const heavy = `datasets ${times(200, () => 'where name matching /^w.*d.*[0-9]$/', ' ')}`
      const asked = Array.from({ length: 6 }, () => client.ask(heavy, { limits: { timeMs: 4_000 } }))
      const over = new AbortController()
      void Promise.race(asked).then(() => over.abort())
      await new Promise((resolve) => setTimeout(resolve, 300))
      for (const path of ['/api/v1/search?q=wide', '/api/v1/datasets?limit=5', '/readyz']) {
        const start = performance.now()
        const response = await fetch(new URL(path, client.url))
        await response.text()
        expect([path, response.status]).toEqual([path, 200])
        if (!over.signal.aborted) expect(performance.now() - start).toBeLessThan(10_000)
      }
      expect(await client.ask('dataset wide.d7')).toMatchObject({ status: 200 })
      await Promise.all(asked)
    },
  )

  it(
    'does not delay the cancellation of queries whose caller disconnects, waiting or not',
    { timeout: 60_000 },
    async () => {
      const query = `datasets where ${times(1_200, (i) => `name matching /w.*${i}z/`, ' or ')}`
      const away = new AbortController()
      const asked = Array.from({ length: 8 }, () =>
        fetch(new URL('/api/v1/query', client.url), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, limits: { timeMs: 60_000 } }),
          signal: away.signal,
        }).then(
          () => 'answered',
          () => 'away',
        ),
      )
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      away.abort()
      expect(new Set(await Promise.all(asked))).toEqual(new Set(['away']))
      const start = performance.now()
      for (;;) {
        const { busy = 0, waiting = 0 } = (await store.stats()).readers ?? {}
        if (busy + waiting === 0) break
        expect(performance.now() - start).toBeLessThan(20_000)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  )

  it('applies while the answer is rendered in a human-readable format', { timeout: 60_000 }, async () => {
    const start = performance.now()
    const response = await fetch(new URL('/api/v1/query', client.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/plain' },
      body: JSON.stringify({
        query: 'lineage of datasets at job',
        limits: { nodes: 100_000, edges: 500_000, timeMs: TIME_MS },
      }),
    })
    const text = await response.text()
    expect(performance.now() - start).toBeLessThan(LATE_MS)
    // Either an answer marked as incomplete, or a rejection because rendering takes too long.
    if (response.status === 200 && response.headers.get('tributary-complete') === 'false')
      expect(text).toContain('incomplete')
    else expect([200, 503]).toContain(response.status)
  })
})
