import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fillEmbedded } from '../../bench/fill-store.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { openQueryClient, type QueryClient } from '../bad-input/query-over-http.ts'
import { bareRows } from '../bad-input/wide-tree.ts'
import { temporaryFolder } from '../temporary-folder.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const DATASETS = 20_000
const UNKNOWN = 2_400
/** A comparison of every unknown name with every dataset takes far longer. */
const SOON_MS = 10_000
const unknown = (first: string): string =>
  `upstream of { ${first}${Array.from({ length: UNKNOWN }, (_, i) => `dataset nope${i}`).join(', ')} }`
const MANY_UNKNOWN = unknown('')

describe('a query with thousands of unknown names', () => {
  const folder = temporaryFolder('near')
  let client: QueryClient
  beforeAll(async () => {
    fillEmbedded(folder, bareRows(0, DATASETS))
    client = await openQueryClient(await openEmbeddedStore({ folder, producerRulesModule, warm: true }))
  }, 60_000)
  afterAll(() => client.close())

  const get = async (path: string): Promise<{ status: number; ms: number }> => {
    const start = performance.now()
    const response = await fetch(new URL(path, client.url))
    await response.text()
    return { status: response.status, ms: performance.now() - start }
  }

  it('is rejected quickly, with suggestions for the first names only', { timeout: 60_000 }, async () => {
    const start = performance.now()
    const { status, body } = await client.send(unknown('dataset wide.d1x, '))
    expect(performance.now() - start).toBeLessThan(SOON_MS)
    expect(status).toBe(400)
    expect(body).toContain('wide.d1')
    const { diagnostics } = JSON.parse(body) as { diagnostics: readonly { readonly hints?: unknown }[] }
    expect(diagnostics.length).toBeGreaterThan(1)
  })

  it(
    'does not delay other callers, even if its own callers have disconnected',
    { timeout: 120_000 },
    async () => {
      const body = JSON.stringify({ query: MANY_UNKNOWN, limits: { timeMs: 1_000 } })
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      }
      const callers = Array.from({ length: 4 }, () => {
        const request = httpRequest(new URL('/api/v1/query', client.url), { method: 'POST', headers })
        request.on('error', () => undefined)
        request.on('response', (response) => response.resume())
        request.end(body)
        return request
      })
      await new Promise((resolve) => setTimeout(resolve, 200))
      for (const caller of callers) caller.destroy()

      const others = await Promise.all([
        get('/api/v1/search?q=wide.d12'),
        get('/api/v1/datasets?limit=5'),
        get('/readyz'),
      ])
      expect(others.map(({ status }) => status)).toEqual([200, 200, 200])
      for (const { ms } of others) expect(ms).toBeLessThan(SOON_MS)
      const completed = await client.send(
        JSON.stringify({ query: 'downstream of wide', caret: 18 }),
        'application/json',
        '/api/v1/complete',
      )
      expect(completed.status).toBe(200)
    },
  )
})
