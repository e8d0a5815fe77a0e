import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnId, datasetId, jobId } from '../../src/domain/ids.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import {
  columnLineage,
  datasetEvent,
  NAMESPACE,
  observationsOf,
  runEvent,
  schema,
  symlink,
  type EventJson,
} from '../conformance/events.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { openApi, type Api } from './open-api.ts'

type Json = Readonly<Record<string, unknown>>

const mid = datasetId(NAMESPACE, 'mid')
const other = datasetId(NAMESPACE, 'other name')
const make = jobId(NAMESPACE, 'make')
/** raw → mid → mart, and side → mart; `raw` has two names. */
const EVENTS = [
  datasetEvent(0, { name: 'mid', facets: { ...schema('id'), ...symlink('other name', 'LOCATION') } }),
  runEvent({ job: 'load', run: 1, at: 1, inputs: ['raw'], outputs: ['mid'] }),
  runEvent({
    job: 'make',
    run: 2,
    at: 2,
    inputs: ['other name', 'side'],
    outputs: [
      { name: 'mart', facets: { ...schema('id'), ...columnLineage({ id: ['other name.id', 'side.id'] }) } },
    ],
  }),
]
/** Later than the clock of these tests. */
const at = (time: string, event: EventJson): EventJson => ({ ...event, eventTime: time })

/** Deletions by users over HTTP, on any store. */
export function describeDeleting(name: string, open: () => Promise<LineageStore>): void {
  describe(`deleting on the ${name} store`, () => {
    let api: Api
    beforeAll(async () => {
      const store = await open()
      await store.ingest(observationsOf(EVENTS))
      api = await openApi({ store })
    })
    afterAll(() => api.close())

    const send = async (method: string, path: string, status = 200, body?: Json): Promise<Json> => {
      const response = await api.app.request(`/api/v1/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer = (await response.json()) as Json
      expect(response.status, `${method} ${path}: ${JSON.stringify(answer)}`).toBe(status)
      return answer
    }
    const members = async (query: string, status = 200): Promise<readonly string[]> => {
      const answer = await send('POST', 'query', status, { query })
      return ((answer['nodes'] ?? []) as readonly Json[]).flatMap((node) =>
        node['member'] === true ? [node['name'] as string] : [],
      )
    }
    const names = async (path: string): Promise<readonly unknown[]> =>
      ((await send('GET', path))['items'] as readonly Json[]).map((item) => item['name'])
    const report = (...events: readonly EventJson[]) =>
      api.post('/api/v1/lineage/batch', JSON.stringify(events))

    /** Every response that shows whether `mid` exists. */
    async function expectMid(exists: boolean): Promise<void> {
      const some = <T>(...items: readonly T[]): readonly T[] => (exists ? items : [])
      expect(await members('upstream of dataset mart')).toEqual([...some('mid'), 'side', ...some('raw')])
      expect(await members('downstream of dataset raw')).toEqual(some('mid', 'mart'))
      expect(await members('upstream of dataset mart depth 1 at job')).toEqual(
        ['make', ...some('mid'), 'side'].sort(),
      )
      expect(await members('upstream of column id of dataset mart')).toEqual([...some('id'), 'id'])
      expect(await members('paths from raw to mart')).toEqual(some('mid', 'mart'))
      expect(await members('datasets like m*')).toEqual(['mart', ...some('mid')])
      expect(await members('columns of datasets like mi*')).toEqual(some('id'))
      for (const called of ['mid', '"other name"']) await members(`dataset ${called}`, exists ? 200 : 400)
      expect((await names('datasets')).includes('mid')).toBe(exists)
      expect((await names('datasets?includeDeleted=true')).includes('mid')).toBe(true)
      expect((await names('search?q=mid')).includes('mid')).toBe(exists)
      expect((await send('GET', `columns?name=id`))['items']).toHaveLength(exists ? 3 : 2)
      const completed = await send('POST', 'complete', 200, { query: 'dataset mi', caret: 10 })
      expect(JSON.stringify(completed['items']).includes('"mid"')).toBe(exists)
      const { deletedAt } = await send('GET', `datasets/${other}`)
      expect(deletedAt !== undefined).toBe(!exists)
    }

    it('removes a dataset from lists, names, selections and walks, under each of its names', async () => {
      await expectMid(true)
      expect(await send('DELETE', `datasets/${other}`)).toMatchObject({
        id: mid,
        deletedAt: '2026-11-25T12:00:00.000Z',
      })
      await expectMid(false)
      await send('DELETE', `datasets/${mid}`)
      expect((await send('GET', `audit?id=${mid}`))['items']).toMatchObject([
        { aspect: 'deletion', kind: 'dataset', after: 'deleted' },
      ])
      // Only the deletion itself is recorded on the entity.
      expect(await send('GET', `columns/${columnId(NAMESPACE, 'mid', 'id')}`)).toMatchObject({ name: 'id' })
    })

    it('remains deleted after an old event, and is restored by a new one', async () => {
      expect((await report(...EVENTS)).status).toBe(200)
      expect((await report(at('2026-11-25T11:59:00Z', EVENTS[1]!))).status).toBe(200)
      await expectMid(false)
      expect(
        (await report(at('2026-11-25T12:01:00Z', { ...EVENTS[1]!, outputs: [], inputs: [] }))).status,
      ).toBe(200)
      await expectMid(true)
      const { version } = await send('DELETE', `datasets/${mid}`)
      expect(version).toBeGreaterThan(Date.UTC(2026, 10, 25, 12))
      await expectMid(false)
      await send('POST', `datasets/${mid}/restore`)
      await expectMid(true)
      await send('POST', `datasets/${mid}/restore`)
    })

    it('removes a job and its edges', async () => {
      expect(await send('DELETE', `jobs/${make}`)).toHaveProperty('deletedAt')
      expect(await members('upstream of dataset mart')).toEqual([])
      expect(await members('downstream of dataset raw at job')).toEqual(['load', 'mid'])
      expect(await members('jobs')).toEqual(['load'])
      expect(await names('jobs')).toEqual(['load'])
      expect(await names('jobs?includeDeleted=true')).toEqual(['load', 'make'])
      await members('job make', 400)
      expect(await members('runs')).toHaveLength(1)
      await report(at('2026-11-26T00:00:00Z', EVENTS[2]!))
      expect(await members('upstream of dataset mart')).toEqual(['mid', 'side', 'raw'])
    })

    it('is part of the stored events: a rebuild repairs nothing', async () => {
      await send('DELETE', `datasets/${mid}`)
      const before = await dumpOf(api.store)
      expect((await api.store.verify()).differences).toBe(0)
      await api.store.rebuild()
      expect(await dumpOf(api.store)).toEqual(before)
      await expectMid(false)
    })
  })

  describe(`what is deleted on the ${name} store is omitted`, () => {
    let api: Api
    const runOf = (job: string) => ({ job: `load ${job}`, at: 1, run: job.length })
    beforeAll(async () => {
      const store = await open()
      await store.ingest(
        observationsOf([
          runEvent({
            ...runOf('a'),
            inputs: [{ name: 'src.gone', facets: schema('gone_id', 'both_id') }, 'src.kept'],
            outputs: [
              {
                name: 'mid.one',
                facets: { ...schema('x'), ...columnLineage({ x: ['src.gone.gone_id', 'src.kept.both_id'] }) },
              },
            ],
          }),
          runEvent({
            ...runOf('bb'),
            inputs: [{ name: 'src.kept', facets: schema('both_id') }],
            outputs: ['mid.one', 'MID.TWO'],
          }),
          runEvent({ ...runOf('ccc'), inputs: ['src.other'], outputs: ['mid.one'] }),
          runEvent({ ...runOf('dddd'), inputs: ['mid.one'], outputs: ['mart.mid.two'] }),
          datasetEvent(0, { name: 'alone', namespace: 'ghosts' }),
        ]),
      )
      api = await openApi({ store })
      await send('PUT', `datasets/${src('src.gone')}/tags/haunted?value=yes`)
      await send('PUT', `datasets/${src('src.gone')}/tags/shared?value=gone`)
      await send('PUT', `datasets/${src('src.kept')}/tags/shared?value=kept`)
      await send('PUT', `jobs/${jobId(NAMESPACE, 'load ccc')}/tags/haunted`)
      await send('PUT', `columns/${columnId(NAMESPACE, 'src.gone', 'gone_id')}/tags/spooky`)
      await send('PUT', `datasets/${src('src.gone')}/owners/ghost`)
      await send('PUT', `datasets/${src('src.gone')}/owners/carol`)
      await send('PUT', `jobs/${jobId(NAMESPACE, 'load bb')}/owners/carol`)
    })
    afterAll(() => api.close())

    const src = (dataset: string) => datasetId(NAMESPACE, dataset)
    async function send(method: string, path: string, body?: Json): Promise<Json> {
      const response = await api.app.request(`/api/v1/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return (await response.json()) as Json
    }
    /** The existing names that completion offers at the end of a text. */
    const offered = async (query: string): Promise<readonly unknown[]> =>
      ((await send('POST', 'complete', { query, caret: query.length }))['items'] as readonly Json[])
        .filter(({ kind }) => kind !== 'keyword' && kind !== 'sign')
        .map(({ label }) => label)
        .sort()
    const rows = async (query: string) => (await send('POST', 'query', { query }))['rows']

    const completed = async () => [
      await offered('columns where name = '),
      await offered('datasets tagged '),
      await offered('datasets tagged haunted = '),
      await offered('datasets tagged shared = '),
      await offered('datasets owned by '),
      await offered('datasets in '),
    ]
    const counted = async () => [
      await rows('datasets like mid.one show upstreams, downstreams'),
      await rows('datasets like src.kept show downstreams'),
      await rows('column x of mid.one show upstreams'),
      await rows('jobs like "load a" show upstreams, downstreams'),
      await rows('runs of (jobs like "load a") show upstreams, downstreams'),
      await rows('datasets where upstreams = 3 show name'),
      [
        (await send('GET', `datasets/${src('mid.one')}`))['upstreams'],
        (await send('GET', `jobs/${jobId(NAMESPACE, 'load a')}`))['upstreams'],
      ],
    ]

    it('once it is deleted, and not before', async () => {
      expect(await completed()).toEqual([
        ['both_id', 'gone_id', 'x'],
        ['haunted', 'shared', 'spooky'],
        ['yes'],
        ['gone', 'kept'],
        ['carol', 'ghost'],
        ['ghosts', NAMESPACE],
      ])
      expect(await counted()).toEqual([[[3, 1]], [[2]], [[2]], [[2, 1]], [[2, 1]], [['mid.one']], [3, 2]])
      expect(await send('POST', 'explain', { query: 'datasets' })).not.toHaveProperty('deleted')
      await send('DELETE', `datasets/${src('src.gone')}`)
      await send('DELETE', `datasets/${datasetId('ghosts', 'alone')}`)
      await send('DELETE', `jobs/${jobId(NAMESPACE, 'load ccc')}`)
    })

    it('by completion: its columns, tags, owners and namespaces that nothing else uses', async () => {
      expect(await completed()).toEqual([['both_id', 'x'], ['shared'], [], ['kept'], ['carol'], [NAMESPACE]])
    })

    it('by counts of neighbours', async () => {
      expect(await counted()).toEqual([[[1, 1]], [[2]], [[1]], [[1, 1]], [[1, 1]], [], [1, 1]])
    })

    it('by name lookup, which continues with the next kind of match', async () => {
      await send('DELETE', `datasets/${src('MID.TWO')}`)
      const answer = await send('POST', 'query', { query: 'dataset mid.two' })
      expect(answer['notes']).toMatchObject([{ code: 'name-by-ending' }])
      expect(answer['nodes']).toMatchObject([{ name: 'mart.mid.two' }])
    })

    it('with a note in queries that name it, and in explanations', async () => {
      const hintsOf = async (query: string) =>
        ((await send('POST', 'query', { query }))['diagnostics'] as readonly Json[]).map(({ hints }) => hints)
      expect(await hintsOf('dataset src.gone')).toEqual([
        [
          `the dataset \`src.gone\` in \`${NAMESPACE}\` was deleted; restore it with \`tributary edit restore src.gone\` or \`POST /api/v1/datasets/${src('src.gone')}/restore\``,
        ],
      ])
      const job = jobId(NAMESPACE, 'load ccc')
      const [byName, byId] = [await hintsOf('job "load ccc"'), await hintsOf(`upstream of id ${job}`)]
      for (const hints of [byName, byId])
        expect(hints).toEqual([
          [expect.stringContaining(`was deleted; restore it with \`tributary edit restore ${job}\``)],
        ])
      expect(await send('POST', 'explain', { query: 'datasets' })).toHaveProperty('deleted', {
        datasets: 3,
        jobs: 1,
      })
    })
  })
}
