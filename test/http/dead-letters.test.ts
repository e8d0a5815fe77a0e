import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEAD_LETTER_BOUNDS, MAX_LETTER_BYTES } from '../../src/store/dead-letter-store.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

const LETTERS = '/api/v1/dead-letters'
const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

interface Letter {
  readonly id: string
  readonly kind: string
  readonly reason: string
  readonly problem: string
  readonly path?: string
  readonly size: number
  readonly truncated: boolean
  readonly body: string
  readonly encoding: string
  readonly receivedAt: string
}

let folder: string
let api: Api
const open = async (): Promise<Api> =>
  openApi({ store: await openEmbeddedStore({ folder, producerRulesModule }) })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-letters-'))
  api = await open()
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

async function letters(query = ''): Promise<{ readonly letters: readonly Letter[]; readonly next?: string }> {
  const response = await api.app.request(`${LETTERS}${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Awaited<ReturnType<typeof letters>>
}
const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
  api.app.request(`${LETTERS}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })

describe('rejected events', () => {
  const good = completeEvent({ inputs: ['letter.a'], outputs: ['letter.b'] })

  it('are stored with reason, path, body and time, and listed newest first', async () => {
    await api.post('/api/v1/lineage', JSON.stringify({ ...good, eventTime: 'soon' }))
    await api.post('/api/v1/lineage', '{"cut": ')
    await api.post('/api/v1/lineage', new Uint8Array([0x22, 0xff, 0x22]))
    await api.post('/api/v1/lineage/batch', JSON.stringify([good, { ...good, run: {} }, 7]))
    await api.post('/api/v1/lineage/batch', `${JSON.stringify(good)}\n{"line\n`, {
      'content-type': 'application/x-ndjson',
    })
    await api.post('/api/v1/lineage', JSON.stringify(good))
    await api.post('/api/v1/lineage', '{}', { 'content-type': 'text/csv' })
    const { letters: all } = await letters()
    expect(all.map(({ problem }) => problem)).toEqual([
      '/problems/malformed-body',
      '/problems/not-an-event',
      '/problems/unusable-event',
      '/problems/malformed-body',
      '/problems/malformed-body',
      '/problems/unusable-event',
    ])
    expect(all[5]).toMatchObject({ path: 'eventTime', truncated: false, encoding: 'utf-8' })
    expect(all[5]?.reason).toMatch(/eventTime/)
    expect(JSON.parse(all[5]!.body)).toMatchObject({ eventTime: 'soon' })
    expect(all[3]).toMatchObject({ encoding: 'base64', body: 'Iv8i', size: 3 })
    expect(all.every(({ receivedAt }) => !Number.isNaN(Date.parse(receivedAt)))).toBe(true)
  })

  it('are listed in pages, and shown one by one', async () => {
    const first = await letters('?limit=4')
    expect(first.letters).toHaveLength(4)
    const rest = await letters(`?limit=4&before=${first.next}`)
    expect(rest.letters).toHaveLength(2)
    expect(rest.next).toBeUndefined()
    const { id } = rest.letters[1]!
    expect(await (await call('GET', `/${id}`)).json()).toMatchObject({ id, body: rest.letters[1]!.body })
    expect((await call('GET', '/none')).status).toBe(404)
    expect((await api.app.request(`${LETTERS}?limit=0`)).status).toBe(400)
  })

  it('survive a restart', async () => {
    const before = await letters()
    await api.close()
    api = await open()
    expect(await letters()).toEqual(before)
  })

  it('are removed after a successful replay, and remain with the reason otherwise', async () => {
    await api.store.deadLetters.add([
      {
        id: '01900000-0000-7000-8000-000000000001',
        kind: 'event' as const,
        sender: '',
        receivedAt: 0,
        problem: 'internal-error',
        reason: 'a fault since mended',
        size: JSON.stringify(good).length,
        body: Buffer.from(JSON.stringify(good)),
      },
      {
        id: '01900000-0000-7000-8000-000000000002',
        kind: 'event' as const,
        sender: '',
        receivedAt: 0,
        problem: 'unusable-event',
        reason: 'too long',
        size: 10_000,
        body: Buffer.from('{"cut'),
      },
    ])
    const one = await call('POST', '/01900000-0000-7000-8000-000000000001/replay')
    expect(await one.json()).toMatchObject({ status: 'success' })
    expect((await call('GET', '/01900000-0000-7000-8000-000000000001')).status).toBe(404)
    const cut = await call('POST', '/replay', { ids: ['01900000-0000-7000-8000-000000000002', 'none'] })
    expect(await cut.json()).toMatchObject({
      summary: { replayed: 2, successful: 0, failed: 2 },
      results: [
        { reason: expect.stringMatching(/first 5 bytes/) as string },
        { reason: expect.stringMatching(/unknown refused event/) as string },
      ],
    })
    const all = (await (await call('POST', '/replay')).json()) as {
      summary: { replayed: number; failed: number }
    }
    expect(all.summary).toMatchObject({ replayed: 7, failed: 7 })
    expect((await letters()).letters).toHaveLength(7)
  })

  it('are dropped, one or all', async () => {
    const { letters: all } = await letters()
    expect(await (await call('DELETE', `/${all[0]!.id}`)).json()).toEqual({ dropped: 1 })
    expect((await call('DELETE', `/${all[0]!.id}`)).status).toBe(404)
    expect(await (await call('DELETE', '')).json()).toEqual({ dropped: all.length - 1 })
    expect((await letters()).letters).toEqual([])
  })

  it('are truncated if they are too long, and the oldest are removed if there are too many', async () => {
    const long = JSON.stringify({ note: 'x'.repeat(MAX_LETTER_BYTES - 20) + 'y'.repeat(100) })
    await api.store.deadLetters.add(
      Array.from({ length: DEAD_LETTER_BOUNDS.letters + 5 }, (_, i) => ({
        id: `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`,
        kind: 'event' as const,
        sender: '',
        receivedAt: i,
        problem: 'not-an-event',
        reason: 'r',
        size: 2,
        body: Buffer.from('{}'),
      })),
    )
    const remaining = (await letters('?limit=1000')).letters
    expect(remaining).toHaveLength(DEAD_LETTER_BOUNDS.letters)
    expect(remaining.at(-1)!.id).toMatch(/000005$/)
    await api.post('/api/v1/lineage', long.slice(0, MAX_LETTER_BYTES - 100))
    const cut = new Uint8Array(DEAD_LETTER_BOUNDS.bytes / 16)
    await api.store.deadLetters.add(
      Array.from({ length: 18 }, (_, i) => ({
        id: `ff900000-0000-7000-8000-${String(i).padStart(12, '0')}`,
        kind: 'event' as const,
        sender: '',
        receivedAt: i,
        problem: 'not-an-event',
        reason: 'r',
        size: cut.byteLength,
        body: cut,
      })),
    )
    expect((await letters('?limit=1000')).letters).toHaveLength(16)
  })
})

describe('rejected items of entities', () => {
  const run = {
    entity: 'run',
    job: { namespace: 'etl', name: 'item' },
    externalId: 'one',
    statu: 'succeeded',
  }
  const entities = (body: string, type = 'application/json'): Promise<Response> =>
    api.post('/api/v1/entities', body, { 'content-type': type })

  it('are stored like events, and marked as items', async () => {
    await call('DELETE', '')
    const good = { entity: 'user', name: 'ann' }
    await entities(JSON.stringify([good, run, 7]))
    await entities(`{"entity\n${JSON.stringify(good)}`, 'application/x-ndjson')
    await api.post('/api/v1/lineage', '7')
    const { letters: all } = await letters()
    expect(all.map(({ kind, problem }) => [kind, problem])).toEqual([
      ['event', '/problems/not-an-event'],
      ['entity', '/problems/malformed-body'],
      ['entity', '/problems/unusable-event'],
      ['entity', '/problems/unusable-event'],
    ])
    expect(all[1]!.body).toBe('{"entity')
    expect(all[3]).toMatchObject({ path: 'statu', reason: expect.stringMatching(/status/) as string })
    expect(JSON.parse(all[3]!.body)).toEqual(run)
  })

  it('survive a restart, and are replayed as items', async () => {
    const before = await letters()
    await api.close()
    api = await open()
    expect(await letters()).toEqual(before)
    const all = (await (await call('POST', '/replay')).json()) as { readonly results: readonly unknown[] }
    expect(all.results).toMatchObject([
      { status: 'failure', path: 'statu' },
      { status: 'failure', reason: 'an item must be a JSON object' },
      { status: 'failure' },
      { status: 'failure' },
    ])
    expect((await letters()).letters).toHaveLength(4)
  })

  it('are replayed with their first time of arrival', async () => {
    const text = (description: string): string =>
      JSON.stringify({
        entity: 'dataset',
        namespace: 'postgres://db',
        name: 'shop.public.replayed',
        description,
      })
    await api.store.deadLetters.add([
      {
        id: '01900000-0000-7000-8000-000000000003',
        kind: 'entity',
        sender: '',
        receivedAt: Date.UTC(2026, 0, 1),
        problem: 'internal-error',
        reason: 'a fault since mended',
        size: text('older').length,
        body: Buffer.from(text('older')),
      },
    ])
    await entities(text('newer'))
    const replayed = await call('POST', '/01900000-0000-7000-8000-000000000003/replay')
    const answer = (await replayed.json()) as { readonly made: { readonly id: string } }
    expect(answer).toMatchObject({ status: 'success', made: { entity: 'dataset' } })
    const rows = await Array.fromAsync(api.store.dump())
    expect(rows.find(({ kind, row }) => kind === 'node' && row.id === answer.made.id)?.row).toMatchObject({
      props: { description: 'newer', firstSeen: Date.UTC(2026, 0, 1) },
    })
    expect((await call('GET', '/01900000-0000-7000-8000-000000000003')).status).toBe(404)
  })
})

it('reads the list of a version that could store only events', async () => {
  const old = await mkdtemp(join(tmpdir(), 'tributary-letters-old-'))
  const db = new DatabaseSync(join(old, 'dead-letters.sqlite'))
  db.exec(`
    CREATE TABLE letter (
      n INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE, received_at INTEGER NOT NULL, problem TEXT NOT NULL, reason TEXT NOT NULL, path TEXT,
      size INTEGER NOT NULL, body BLOB NOT NULL
    ) STRICT;
    INSERT INTO letter (id, received_at, problem, reason, size, body) VALUES ('a', 1, 'not-an-event', 'r', 2, x'7b7d')`)
  db.close()
  const store = await openEmbeddedStore({ folder: old, producerRulesModule })
  expect(await store.deadLetters.list({ limit: 5 })).toMatchObject([
    { id: 'a', kind: 'event', receivedAt: 1 },
  ])
  await store.close()
  await rm(old, { recursive: true, force: true })
})

it('requires the key if the server has one', async () => {
  const guarded = await openApi({ store: api.store, apiKey: 'secret' })
  expect((await guarded.app.request(LETTERS)).status).toBe(401)
  const headers = { authorization: 'Bearer secret' }
  expect((await guarded.app.request(LETTERS, { headers })).status).toBe(200)
})
