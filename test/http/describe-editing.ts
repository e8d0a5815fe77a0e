import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnId, datasetId, jobId, type Id } from '../../src/domain/ids.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { datasetEvent, NAMESPACE, observationsOf, runEvent, schema, symlink } from '../conformance/events.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { openApi, type Api } from './open-api.ts'

type Json = Readonly<Record<string, unknown>>

const tags = (...names: readonly string[]) => ({ tags: { tags: names.map((key) => ({ key })) } })
const orders = datasetId(NAMESPACE, 'orders')
const copy = datasetId(NAMESPACE, 'copy')
const load = jobId(NAMESPACE, 'load')
const email = columnId(NAMESPACE, 'orders', 'email')
const NOBODY = '00000000-0000-4000-8000-000000000001' as Id

const DESCRIBED = [
  datasetEvent(1, {
    name: 'orders',
    facets: {
      ...schema('id', 'email'),
      ...tags('pii', 'raw'),
      documentation: { description: 'reported by a producer' },
      ownership: { owners: [{ name: 'etl' }] },
    },
  }),
  runEvent({ job: 'load', run: 1, at: 2, inputs: ['raw'], outputs: ['orders'] }),
  runEvent({ job: 'use', run: 2, at: 3, inputs: ['copy'], outputs: ['mart'] }),
]
/** The same events again, and newer: edits must survive them. */
const AGAIN = observationsOf([
  ...DESCRIBED,
  datasetEvent(50, { name: 'orders', facets: { ...tags('pii', 'raw'), ...schema('id', 'email') } }),
])

/** Edits by users over HTTP, on any store. */
export function describeEditing(name: string, open: () => Promise<LineageStore>): void {
  describe(`editing on the ${name} store`, () => {
    let api: Api
    beforeAll(async () => {
      const store = await open()
      await store.ingest(observationsOf(DESCRIBED))
      api = await openApi({ store })
    })
    afterAll(() => api.close())

    const send = async (
      method: string,
      path: string,
      {
        status = 200,
        body,
        headers,
      }: { status?: number; body?: Json; headers?: Record<string, string> } = {},
    ): Promise<Json> => {
      const response = await api.app.request(`/api/v1/${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer = (await response.json()) as Json
      expect(response.status, `${method} ${path}: ${JSON.stringify(answer)}`).toBe(status)
      return answer
    }
    const edits = async (query: string): Promise<readonly Json[]> =>
      (await send('GET', `audit?${query}`))['items'] as readonly Json[]
    const upstream = async (of: string): Promise<readonly string[]> => {
      const answer = await send('POST', 'query', { body: { query: `upstream of dataset ${of}` } })
      return (answer['nodes'] as readonly Json[]).flatMap((node) =>
        node['member'] === true ? [node['name'] as string] : [],
      )
    }

    it('shows the description of a person until it is withdrawn, even if producers send one', async () => {
      const path = `datasets/${orders}`
      expect(await send('PATCH', path, { body: { description: 'said by a person' } })).toMatchObject({
        description: 'said by a person',
      })
      await api.store.ingest(
        observationsOf([
          datasetEvent(60, { name: 'orders', facets: { documentation: { description: 'newer' } } }),
        ]),
      )
      expect(await send('GET', path)).toMatchObject({ description: 'said by a person' })
      const found = await send('GET', 'search?q=said%20by%20a%20person')
      expect(found['items']).toMatchObject([{ kind: 'dataset', id: orders }])
      expect(await send('PATCH', path, { body: { description: null } })).toMatchObject({
        description: 'newer',
      })
      for (const description of ['', 7, undefined, 'x'.repeat(65_537)])
        await send('PATCH', path, { status: 400, body: { description } })
      expect(await edits(`id=${orders}`)).toMatchObject([
        { who: 'local', kind: 'dataset', aspect: 'description', before: 'said by a person' },
        { aspect: 'description', before: 'reported by a producer', after: 'said by a person' },
      ])
    })

    it('describes jobs and columns too', async () => {
      expect(await send('PATCH', `jobs/${load}`, { body: { description: 'loads' } })).toMatchObject({
        description: 'loads',
      })
      const path = `columns/${email}`
      expect(await send('PATCH', path, { body: { description: 'where to write' } })).toMatchObject({
        description: 'where to write',
      })
      await api.store.ingest(AGAIN)
      expect(await send('GET', path)).toMatchObject({ description: 'where to write', type: 'text' })
      expect(await send('PATCH', path, { body: { description: null } })).not.toHaveProperty('description')
      expect(await edits('kind=column')).toMatchObject([
        { thing: { id: email, namespace: NAMESPACE, dataset: 'orders', name: 'email' } },
        {},
      ])
    })

    it('adds and removes tags, also those of producers, which do not come back', async () => {
      const path = `datasets/${orders}/tags`
      const tagged = async (): Promise<unknown> => (await send('GET', `datasets/${orders}`))['tags']
      await send('PUT', `${path}/a%2Fb%20%25?value=gold`)
      await send('DELETE', `${path}/pii`)
      const wanted = [
        { name: 'a/b %', value: 'gold', source: 'edit' },
        { name: 'raw', source: 'https://example.com/scheduler' },
      ]
      expect(await tagged()).toEqual(wanted)
      await api.store.ingest(AGAIN)
      expect(await tagged()).toEqual(wanted)
      const refused = await send('DELETE', `${path}/a%2Fb%20%25`, { status: 404 })
      expect(refused['detail']).toContain('`gold`')
      await send('DELETE', `${path}/a%2Fb%20%25?value=gold`)
      await send('PUT', `${path}/pii`)
      await send('PUT', `${path}/pii`)
      expect((await edits(`id=${orders}&limit=4`)).map(({ before, after }) => [before, after])).toEqual([
        [undefined, { name: 'pii' }],
        [{ name: 'a/b %', value: 'gold' }, undefined],
        [{ name: 'pii' }, undefined],
        [undefined, { name: 'a/b %', value: 'gold' }],
      ])
      await send('PUT', `columns/${email}/tags/pii`)
      expect((await send('GET', `columns?tag=pii`))['items']).toMatchObject([{ id: email }])
      await send('DELETE', `columns/${email}/tags/pii`)
      expect((await send('GET', `columns?tag=pii`))['items']).toEqual([])
    })

    it('adds and removes owners', async () => {
      const path = `datasets/${orders}/owners`
      expect((await send('PUT', `${path}/ann?type=steward`))['owners']).toEqual([
        { name: 'ann', type: 'steward', source: 'edit' },
        { name: 'etl', source: 'https://example.com/scheduler' },
      ])
      await send('DELETE', `${path}/etl`)
      await api.store.ingest(AGAIN)
      expect((await send('GET', 'datasets?owner=ann'))['items']).toMatchObject([
        { id: orders, owners: ['ann'] },
      ])
      await send('DELETE', `${path}/nobody`, { status: 404 })
      await send('PUT', `jobs/${load}/owners/team`)
      expect((await send('DELETE', `jobs/${load}/owners/team`))['owners']).toBeUndefined()
    })

    it('joins two datasets, and separates them again', async () => {
      expect(await upstream('mart')).toEqual(['copy'])
      const named = `namespace=${NAMESPACE}&name=copy`
      const path = `datasets/${orders}/aliases`
      await send('PUT', `${path}?namespace=${NAMESPACE}&name=orders`, { status: 400 })
      expect((await send('PUT', `${path}?${named}`))['aliases']).toEqual([
        { namespace: NAMESPACE, name: 'orders' },
      ])
      expect(await upstream('mart')).toEqual(['copy', 'raw'])
      await api.store.ingest(
        observationsOf([datasetEvent(70, { name: 'orders', facets: { symlinks: { _deleted: true } } })]),
      )
      expect(await upstream('mart')).toEqual(['copy', 'raw'])
      // An edit under one name is visible under the other.
      await send('PUT', `datasets/${orders}/tags/both`)
      expect((await send('DELETE', `${path}?${named}`))['aliases']).toBeUndefined()
      expect(await upstream('mart')).toEqual(['copy'])
      for (const id of [orders, copy])
        expect((await send('GET', `datasets/${id}`))['tags']).toContainEqual({ name: 'both', source: 'edit' })
      await api.store.ingest(observationsOf([datasetEvent(80, { name: 'orders', facets: symlink('copy') })]))
      expect(await upstream('mart')).toEqual(['copy'])
      await send('DELETE', `${path}?${named}`, { status: 404 })
      await send('PUT', `${path}?${named}`)
      await send('PUT', `${path}?namespace=${NAMESPACE}&name=nothing`, { status: 404 })
      await send('DELETE', `datasets/${copy}/aliases?namespace=${NAMESPACE}&name=raw`, { status: 404 })
      const raw = datasetId(NAMESPACE, 'raw')
      await send('PUT', `datasets/${raw}/aliases?${named}`)
      await send('DELETE', `datasets/${raw}/aliases?namespace=${NAMESPACE}&name=orders`)
      const apart = await send('PUT', `datasets/${raw}/aliases?${named}`, { status: 409 })
      expect(apart['detail']).toContain('a person has separated')
    })

    it('rejects an edit of an older version, and shows the current state', async () => {
      const path = `jobs/${load}`
      const { version } = await send('GET', path)
      const tab = { headers: { 'if-match': `"${String(version)}"` } }
      const first = await send('PUT', `${path}/tags/first`, tab)
      expect(first['version']).toBeGreaterThan(version as number)
      const refused = await send('PUT', `${path}/tags/second`, { ...tab, status: 412 })
      expect(refused).toMatchObject({
        type: '/problems/precondition-failed',
        current: { version: first['version'], tags: [{ name: 'first', source: 'edit' }] },
      })
      await send('PUT', `${path}/tags/second`, {
        headers: { 'if-match': `"1", "${String(first['version'])}"` },
      })
      await send('PUT', `${path}/tags/third`, { headers: { 'if-match': '*' } })
      await send('PUT', `${path}/tags/fourth`, { status: 412, headers: { 'if-match': 'W/"1"' } })
      await send('PUT', `${path}/tags/fourth`, { status: 400, headers: { 'if-match': '7' } })
      const { version: shared } = await send('GET', path)
      const both = await Promise.all(
        ['x', 'y'].map(async (tag) =>
          api.app.request(`/api/v1/${path}/tags/${tag}`, {
            method: 'PUT',
            headers: { 'if-match': `"${String(shared)}"` },
          }),
        ),
      )
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    })

    it('lists edits by person, entity and time, in pages', async () => {
      const all = await edits('limit=1000')
      expect(all.length).toBeGreaterThan(15)
      const times = all.map(({ at }) => at as string)
      expect(times).toEqual([...times].sort().reverse())
      const paged: Json[] = []
      for (let cursor = ''; ;) {
        const page = await send('GET', `audit?limit=4${cursor}`)
        paged.push(...(page['items'] as readonly Json[]))
        if (page['next'] === undefined) break
        cursor = `&cursor=${page['next'] as string}`
      }
      expect(paged).toEqual(all)
      const middle = times[5]!
      expect(await edits(`since=${middle}&limit=1000`)).toEqual(
        all.filter(({ at }) => (at as string) >= middle),
      )
      expect(await edits(`until=${middle}&limit=1000`)).toEqual(
        all.filter(({ at }) => (at as string) <= middle),
      )
      expect(await edits('kind=job&who=local&limit=1000')).toEqual(all.filter(({ kind }) => kind === 'job'))
      for (const query of ['who=nobody', `id=${NOBODY}`, 'kind=job&who=nobody'])
        expect(await edits(query)).toEqual([])
      await send('GET', 'audit?kind=run', { status: 400 })
      await send('GET', 'audit?cursor=x', { status: 400 })
    })

    it('rejects unknown entities and invalid names', async () => {
      await send('PUT', `datasets/${NOBODY}/tags/x`, { status: 404 })
      const wrong = await send('PUT', `datasets/${load}/tags/x`, { status: 404 })
      expect(wrong['detail']).toContain('it is a job')
      await send('PUT', `jobs/${load}/tags/${'x'.repeat(4_097)}`, { status: 400 })
      await send('PUT', `jobs/${load}/tags/x%00y`, { status: 400 })
    })

    it('survives a rebuild, which finds nothing to repair', async () => {
      const before = await dumpOf(api.store)
      expect((await api.store.verify()).differences).toBe(0)
      await api.store.rebuild()
      expect(await dumpOf(api.store)).toEqual(before)
    })

    let admin: string
    it('requires scopes and namespaces, and records the key', async () => {
      const made = async (body: Json, key?: string): Promise<string> => {
        const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
        return (await send('POST', 'keys', { status: 201, body, headers }))['key'] as string
      }
      admin = await made({ name: 'root', scopes: ['admin'] })
      const held = await made({ name: 'ann', scopes: ['edit', 'read'], namespaces: ['other'] }, admin)
      const bob = await made({ name: 'bob', scopes: ['edit', 'read'] }, admin)
      const as = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })
      const path = `datasets/${orders}/tags/held`
      const refused = await send('PUT', path, { ...as(held), status: 403 })
      expect(refused['detail']).toContain(JSON.stringify(NAMESPACE))
      await send('PUT', path, as(bob))
      const { items } = await send('GET', 'audit?limit=1', as(bob))
      expect(items).toMatchObject([
        { who: 'bob', key: /^trb_([^_]+)_/.exec(bob)![1], after: { name: 'held' } },
      ])
    })

    it('records created and revoked keys, and saved and deleted queries, without secrets', async () => {
      const keys = await send('GET', 'audit?kind=key', { status: 401 })
      expect(keys).not.toHaveProperty('items')
      const made = (body: Json, headers: Record<string, string>) =>
        send('POST', 'keys', { status: 201, body, headers })
      const { key, id } = await made(
        { name: 'carol', scopes: ['admin'] },
        { authorization: `Bearer ${admin}` },
      )
      const headers = { authorization: `Bearer ${key as string}` }
      const listed = async (query: string): Promise<readonly Json[]> =>
        (await send('GET', `audit?${query}`, { headers }))['items'] as readonly Json[]
      const access = { id, scopes: ['admin'] }
      const [edit] = await listed('kind=key&limit=1')
      expect(edit).toMatchObject({ who: 'root', kind: 'key', aspect: 'access', after: access })
      expect(edit!['thing']).toMatchObject({ name: 'carol' })
      expect(Object.keys(edit!).sort()).toEqual([
        'after',
        'aspect',
        'at',
        'id',
        'key',
        'kind',
        'thing',
        'who',
      ])
      for (const who of ['root', 'local'])
        expect((await listed(`kind=key&who=${who}`)).length, who).toBeGreaterThan(0)

      const other = await made(
        { name: 'dave', scopes: ['read'], namespaces: ['n*'], expiresAt: '2099-01-01T00:00:00Z' },
        headers,
      )
      await send('DELETE', `keys/${other.id as string}`, { headers })
      await send('DELETE', `keys/${other.id as string}`, { headers })
      const [revoked, created, ...before] = await listed('kind=key&who=carol')
      expect(before).toEqual([])
      const its = {
        id: other.id,
        scopes: ['read'],
        namespaces: ['n*'],
        expiresAt: '2099-01-01T00:00:00.000Z',
      }
      expect([created, revoked]).toMatchObject([{ after: its }, { before: its }])
      expect([created!['before'], revoked!['after']]).toEqual([undefined, undefined])
      const { id: subject } = revoked!['thing'] as Json
      expect(await listed(`id=${String(subject)}`)).toEqual([revoked, created])

      const save = (body: Json, status = 200) => send('PUT', 'queries/audited', { body, status, headers })
      await save({ text: 'datasets' }, 201)
      await save({ text: 'datasets' })
      await save({ text: 'datasets like $g', description: 'by a glob' })
      await send('DELETE', 'queries/audited', { headers })
      const params = [{ name: 'g' }]
      const second = { text: 'datasets like $g', description: 'by a glob', params }
      expect(
        (await listed('kind=query')).map(({ who, thing, aspect, before: was, after }) => [
          who,
          (thing as Json)['name'],
          aspect,
          was,
          after,
        ]),
      ).toEqual([
        ['carol', 'audited', 'definition', second, undefined],
        ['carol', 'audited', 'definition', { text: 'datasets' }, second],
        ['carol', 'audited', 'definition', undefined, { text: 'datasets' }],
      ])
      const whole = JSON.stringify(await dumpOf(api.store))
      for (const text of [key, other.key]) expect(whole).not.toContain((text as string).split('_')[2])
    })
  })
}
