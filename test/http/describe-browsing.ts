import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../../src/app/browse/create-browser.ts'
import { PATHS } from '../../src/app/browse/browse-errors.ts'
import { columnId, datasetId, jobId } from '../../src/domain/ids.ts'
import { BROWSE_LABELS, type BrowseKind } from '../../src/query/browse-requests.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import type { Read } from '../../src/store/read.ts'
import {
  datasetEvent,
  minute,
  NAMESPACE,
  observationsOf,
  runEvent,
  runId,
  schema,
} from '../conformance/events.ts'
import { ingestExamples } from '../golden/describe-golden.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { openApi, type Api } from './open-api.ts'

type Json = Readonly<Record<string, unknown>>

const KINDS = Object.keys(PATHS) as readonly BrowseKind[]
const HOSTILE = [
  'a/b//c?d#e&f=g',
  '%2F..%00',
  'user"s\u0001\n`\'',
  'Ünïcode 💩 \u202e',
  ' ',
  '{id}',
  'by-name',
  '*',
]
const SHOP = 'duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb'

/** Browsing over HTTP on any store: the recorded examples, and hostile names. */
export function describeBrowsingOverHttp(name: string, open: () => Promise<LineageStore>): void {
  describe(`browsing over HTTP on the ${name} store`, () => {
    let api: Api
    let store: LineageStore
    let rows: readonly DumpRow[]
    beforeAll(async () => {
      store = await open()
      await ingestExamples(store)
      await store.ingest(
        observationsOf([
          ...HOSTILE.map((hostile, i) =>
            runEvent({
              job: hostile,
              run: 0xe0 + i,
              at: i,
              inputs: [{ name: hostile, facets: schema('id', hostile) }],
              outputs: [{ name: `${hostile}!`, namespace: hostile }],
            }),
          ),
          ...SCHEMAS,
          ...STATISTICS,
        ]),
      )
      api = await openApi({ store })
      rows = await dumpOf(store)
    })
    afterAll(() => api.close())

    const ask = async (path: string, status = 200): Promise<Json> => {
      const response = await api.app.request(`/api/v1/${path}`)
      const body = (await response.json()) as Json
      expect(response.status, `${path}: ${JSON.stringify(body)}`).toBe(status)
      return body
    }
    const itemsOf = async (path: string, limit = 100): Promise<readonly Json[]> => {
      const items: Json[] = []
      let cursor = ''
      for (;;) {
        const mark = path.includes('?') ? '&' : '?'
        const page = await ask(`${path}${mark}limit=${limit}${cursor}`)
        expect((page['items'] as unknown[]).length).toBeLessThanOrEqual(limit)
        items.push(...(page['items'] as Json[]))
        if (page['next'] === undefined) return items
        cursor = `&cursor=${page['next'] as string}`
      }
    }
    const ids = (items: readonly Json[]): readonly unknown[] => items.map(({ id }) => id)

    it.each(KINDS)('lists every %s once, and shows it', async (kind) => {
      const items = await itemsOf(PATHS[kind], 7)
      const isListed = ({ row }: Extract<DumpRow, { kind: 'node' }>): boolean =>
        (row.label !== 'Column' || row.props.name !== '*') &&
        (row.label !== 'Run' || row.props.startedAt !== undefined) &&
        !rows.some((r) => r.kind === 'edge' && r.row.type === 'ALIAS_OF' && r.row.from === row.id) &&
        !(row.label === 'Column' && isOfAlias(row.id))
      const isOfAlias = (column: string): boolean => {
        const home = rows.find((r) => r.kind === 'edge' && r.row.type === 'PART_OF' && r.row.from === column)
        const dataset = home?.kind === 'edge' ? home.row.to : undefined
        return rows.some((r) => r.kind === 'edge' && r.row.type === 'ALIAS_OF' && r.row.from === dataset)
      }
      const wanted = rows.flatMap((row) =>
        row.kind === 'node' && row.row.label === BROWSE_LABELS[kind] && isListed(row) ? [row.row.id] : [],
      )
      expect(wanted.length).toBeGreaterThan(kind === 'storage' ? 0 : 2)
      expect([...ids(items)].sort()).toEqual([...wanted].sort())
      for (const { id } of items.slice(0, 60)) {
        const detail = await ask(`${PATHS[kind]}/${String(id)}`)
        expect(detail['id']).toBe(id)
      }
    })

    it('finds a dataset by its name and by each alias', async () => {
      const grouped = (await itemsOf('datasets')).filter(({ aliases }) => aliases !== undefined)
      expect(grouped.length).toBeGreaterThan(0)
      for (const { id, namespace, name, aliases } of grouped)
        for (const one of [{ namespace, name }, ...(aliases as { namespace: string; name: string }[])]) {
          const query = new URLSearchParams(one as Record<string, string>)
          expect((await ask(`datasets/by-name?${String(query)}`))['id']).toBe(id)
          const member = datasetId(String(one.namespace), String(one.name))
          expect((await ask(`datasets/${member}`))['id']).toBe(id)
          expect((await ask(`datasets/${member}/interactions`))['items']).not.toEqual([])
        }
    })

    it.each(HOSTILE)('finds %j by its name, and by a filter', async (hostile) => {
      const named = (kind: string, more: Record<string, string>): Promise<Json> =>
        ask(`${kind}/by-name?${String(new URLSearchParams(more))}`)
      expect(await named('jobs', { namespace: NAMESPACE, name: hostile })).toMatchObject({ name: hostile })
      const dataset = await named('datasets', { namespace: NAMESPACE, name: hostile })
      expect(dataset).toMatchObject({ name: hostile, id: datasetId(NAMESPACE, hostile) })
      const output = await named('datasets', { namespace: hostile, name: `${hostile}!` })
      expect(output).toMatchObject({ namespace: hostile, name: `${hostile}!` })
      if (hostile !== '*')
        expect(
          await named('columns', { namespace: NAMESPACE, dataset: hostile, name: hostile }),
        ).toMatchObject({
          id: columnId(NAMESPACE, hostile, hostile),
          dataset: { name: hostile },
        })
      const within = await itemsOf(`datasets?namespace=${encodeURIComponent(hostile)}`, 1)
      expect(ids(within)).toEqual([output['id']])
      const begins = await itemsOf(`jobs?prefix=${encodeURIComponent(hostile)}`, 1)
      expect(ids(begins)).toContain(jobId(NAMESPACE, hostile))
    })

    it('describes many entities at once, by fields of the query language', async () => {
      const described = async (body: object, status = 200): Promise<Json> => {
        const response = await api.post('/api/v1/describe', JSON.stringify(body))
        expect(response.status).toBe(status)
        return (await response.json()) as Json
      }
      const datasets = (await itemsOf(`datasets?namespace=${encodeURIComponent(SHOP)}`)).slice(0, 20)
      const fields = ['lastWritten', 'upstreams', 'storage', 'owner', 'status']
      const answer = await described({ kind: 'dataset', ids: [...ids(datasets), jobId('no', 'job')], fields })
      expect(ids(answer['items'] as Json[])).toEqual(ids(datasets))
      for (const item of answer['items'] as Json[]) {
        const detail = await ask(`datasets/${String(item['id'])}`)
        expect(item['upstreams']).toBe(detail['upstreams'])
        // A failed run has no lineage, but it was the last to write.
        if (item['lastWritten'] === undefined) continue
        expect(item['lastWritten']).toMatch(/^\d{4}-.*Z$/u)
        expect(detail['lastWriter']).toBeDefined()
      }
      expect((answer['items'] as Json[]).some(({ lastWritten }) => lastWritten !== undefined)).toBe(true)
      const [job] = await itemsOf('jobs')
      const refused = await described({ kind: 'job', ids: [job!['id']], fields: ['distance'] }, 400)
      expect(JSON.stringify(refused)).toContain('lastRun')
      expect(await described({ kind: 'dataset', ids: [job!['id']], fields })).toEqual({ items: [] })
    })

    it('filters and sorts lists, and rejects a cursor of another list', async () => {
      const models = await itemsOf('jobs?type=DBT_MODEL', 3)
      expect(models.length).toBeGreaterThan(3)
      expect(new Set(models.map(({ type }) => type))).toEqual(new Set(['DBT_MODEL']))
      const newest = await itemsOf('datasets?sort=firstSeen', 5)
      const times = newest.map(({ firstSeen }) => String(firstSeen))
      expect(newest.length).toBe((await itemsOf('datasets')).length)
      expect(times.length).toBeGreaterThan(5)
      const runs = await itemsOf('runs', 7)
      expect(runs.length).toBeGreaterThan(20)
      expect(ids(await itemsOf('runs?sort=startedAt', 9))).toEqual(ids(runs))
      expect(ids(await itemsOf('runs?sort=oldest', 7))).toEqual(ids(runs).toReversed())
      const { next } = await ask(`datasets?limit=2&namespace=${encodeURIComponent(SHOP)}`)
      const cursor = `cursor=${String(next)}`
      const refused: readonly (readonly [path: string, because: RegExp])[] = [
        [`datasets?${cursor}`, /other filters or another sort/u],
        [`datasets?namespace=${encodeURIComponent(SHOP)}&sort=firstSeen&${cursor}`, /other filters/u],
        [`jobs?namespace=${encodeURIComponent(SHOP)}&${cursor}`, /another list/u],
        [`runs?cursor=${String((await ask('runs?limit=2&sort=oldest'))['next'])}`, /another sort/u],
        [`runs?sort=oldest&cursor=${String((await ask('runs?limit=2'))['next'])}`, /another sort/u],
        [`datasets?cursor=${String(next)}x`, /`next` of the previous page|other filters/u],
        ['datasets?cursor=e30', /`next` of the previous page/u],
        ['datasets?cursor=%F0%9F', /`next` of the previous page/u],
        ['datasets?cursor=', /`next` of the previous page/u],
      ]
      for (const [path, because] of refused) {
        const problem = await ask(path, 400)
        expect(problem).toMatchObject({ type: '/problems/invalid-request', path: 'cursor' })
        expect(problem['detail']).toMatch(because)
      }
      expect(await ask(`datasets?limit=5&namespace=${encodeURIComponent(SHOP)}&${cursor}`)).toHaveProperty(
        'items',
      )
    })

    it.each([
      ['datasets?sort=size', 'sort', 'sort must be one of name or firstSeen'],
      ['runs?sort=longest', 'sort', 'longest sorts the runs of one job: set job, or use another order'],
      [
        `jobs/${jobId(NAMESPACE, '*')}/runs?sort=name`,
        'sort',
        'sort must be one of startedAt, oldest or longest',
      ],
      ['datasets?limit=1001', 'limit', 'limit must be a whole number from 1 to 1,000'],
      ['datasets?limit=0', 'limit', 'limit must be a whole number from 1 to 1,000'],
      ['datasets?tagValue=x', 'tag', 'tagValue needs the name of its tag: set tag'],
      ['runs?since=yesterday', 'since', 'since must be an ISO 8601 time such as 2026-11-01T10:00:00Z'],
      ['runs?status=done', 'status', 'status must be one of running, succeeded, failed or killed'],
      ['runs?job=make', 'job', 'job must be a UUID'],
      ['datasets/nothing', 'id', 'id must be a UUID'],
      ['jobs/by-name?name=x', 'namespace', /^namespace is missing: it must be a non-empty text/u],
      [`jobs/${jobId(NAMESPACE, '*')}/versions?limit=101`, 'limit', /from 1 to 100/u],
      [
        `jobs/${jobId(NAMESPACE, '*')}/history?since=2026-01-01T00:00:00Z&until=2025-01-01T00:00:00Z`,
        'since',
        'since must be no later than until',
      ],
      [
        `jobs/${jobId(NAMESPACE, '*')}/history?since=2020-01-01T00:00:00Z`,
        'since',
        'since must be at most a year before until',
      ],
    ])('rejects %s with the valid values', async (path, at, detail) => {
      const problem = await ask(path, 400)
      expect(problem['path']).toBe(at)
      if (typeof detail === 'string') expect(problem['detail']).toBe(detail)
      else expect(problem['detail']).toMatch(detail)
    })

    it('says that an id is unknown, or of which kind it is', async () => {
      const none = '00000000-0000-4000-8000-00000000dead'
      for (const kind of KINDS)
        expect(await ask(`${PATHS[kind]}/${none}`, 404)).toHaveProperty(
          'detail',
          `there is no ${kind} ${none}`,
        )
      const job = jobId(NAMESPACE, '*')
      expect(await ask(`datasets/${job}`, 404)).toMatchObject({
        type: '/problems/not-found',
        detail: `${job} is not a dataset: it is a job, at /api/v1/jobs/${job}`,
      })
      for (const of of ['columns', 'schemas', 'interactions', 'statistics'])
        await ask(`datasets/${job}/${of}`, 404)
      for (const of of ['runs', 'versions', 'history']) await ask(`jobs/${none}/${of}`, 404)
      await ask(`runs/${none}/tree`, 404)
      expect(await ask('datasets/by-name?namespace=x&name=y', 404)).toHaveProperty(
        'detail',
        'there is no dataset `y` in `x`',
      )
      expect(await ask('tags/by-name?name=x&value=y', 404)).toHaveProperty(
        'detail',
        'there is no tag `x` with the value `y`',
      )
    })

    it('lists the schemas of a dataset, each with its changes', async () => {
      const { items, complete } = await ask(`datasets/${datasetId(NAMESPACE, 'evolving')}/schemas`)
      expect(complete).toBe(true)
      const declared = (items as Json[]).filter(({ role }) => role === 'declared')
      expect(
        declared.map(({ fields, changes, firstSeen }) => ({
          fields: (fields as Json[]).map((field) => field['name']),
          changes,
          firstSeen,
        })),
      ).toEqual([
        {
          fields: ['c', 'a', 'd'],
          changes: { added: ['d'], removed: ['b'], moved: [{ name: 'c', from: 2, to: 0 }] },
          firstSeen: new Date(minute(120)).toISOString(),
        },
        {
          fields: ['a', 'b', 'c'],
          changes: { retyped: [{ name: 'b', from: 'text', to: 'int' }] },
          firstSeen: new Date(minute(110)).toISOString(),
        },
        { fields: ['a', 'b', 'c'], changes: undefined, firstSeen: new Date(minute(100)).toISOString() },
      ])
      const columns = await itemsOf(`datasets/${datasetId(NAMESPACE, 'evolving')}/columns`, 2)
      expect(columns.map(({ name: column }) => column)).toEqual(expect.arrayContaining(['c', 'a', 'd']))
    })

    it('lists the reads and writes of a dataset in pages', async () => {
      const path = `datasets/${datasetId(NAMESPACE, 'measured')}/interactions`
      const all = await itemsOf(path, 3)
      expect(all).toHaveLength(9)
      expect(all[0]).toMatchObject({
        kind: 'read',
        job: { name: 'reader' },
        run: runId(0xf9),
        status: 'succeeded',
        dataset: { name: 'measured' },
      })
      const wrote = await itemsOf(`${path}?kind=wrote`)
      expect(wrote.map(({ numRows }) => numRows)).toEqual(
        [7, 6, 5, 4, 3, 2, 1, undefined].map((n) => n && n * 10),
      )
      expect(wrote.map(({ status }) => status)).toEqual(['failed', ...Array<string>(7).fill('succeeded')])
      const job = jobId(NAMESPACE, 'reader')
      expect(await itemsOf(`${path}?job=${job}`)).toHaveLength(1)
      const since = encodeURIComponent(new Date(minute(1440 * 3)).toISOString())
      const until = encodeURIComponent(new Date(minute(1440 * 4)).toISOString())
      expect(await itemsOf(`${path}?kind=wrote&since=${since}&until=${until}`)).toHaveLength(2)
      const detail = await ask(`datasets/${datasetId(NAMESPACE, 'measured')}`)
      expect(detail).toMatchObject({
        lastReader: { job: { name: 'reader' } },
        lastWriter: { job: { name: 'measure' }, status: 'failed' },
      })
    })

    it('aggregates the writes of a dataset by day and by run', async () => {
      const path = `datasets/${datasetId(NAMESPACE, 'measured')}/statistics`
      const window = `since=${new Date(minute(0)).toISOString()}&until=${new Date(minute(1440 * 30)).toISOString()}`
      const byDay = await ask(`${path}?${window}`)
      expect(byDay).toMatchObject({ by: 'day', complete: true })
      const days = byDay['points'] as Json[]
      expect(days[1]).toEqual({ day: '2026-09-02', writes: { count: 1, numRows: 10, numBytes: 100 } })
      expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => String(day))].sort())
      const byRun = await ask(`${path}?by=run&${window}`)
      expect(byRun['points']).toHaveLength(9)
      expect((byRun['points'] as Json[])[1]).toMatchObject({ kind: 'wrote', numRows: 10, run: runId(0xf1) })
      expect(await ask(`${path}?until=2020-01-01T00:00:00Z`)).toMatchObject({ points: [], complete: true })
    })

    it('lists the runs and versions of a job, and its history', async () => {
      const job = jobId(NAMESPACE, 'measure')
      expect(await ask(`jobs/${job}`)).toMatchObject({
        outputs: [{ name: 'measured', firstAt: new Date(minute(0)).toISOString() }],
        status: 'failed',
      })
      const runs = await itemsOf(`jobs/${job}/runs`, 3)
      expect(ids(runs)).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((n) => runId(0xf0 + n)))
      expect(ids(await itemsOf(`jobs/${job}/runs?status=failed`))).toEqual([runId(0xf7)])
      expect(ids(await itemsOf(`jobs/${job}/runs?sort=oldest`, 3))).toEqual(ids(runs).toReversed())
      expect(ids(await itemsOf(`jobs/${job}/runs?sort=longest&status=succeeded`, 2))).toEqual(
        ids(runs).slice(1),
      )
      expect(ids(await itemsOf(`runs?job=${job}&sort=longest`, 3))).toEqual(ids(runs))
      const { next } = await ask(`jobs/${job}/runs?sort=oldest&limit=3`)
      for (const other of ['', 'sort=startedAt&', 'sort=longest&'])
        expect(await ask(`jobs/${job}/runs?${other}cursor=${String(next)}`, 400)).toMatchObject({
          path: 'cursor',
          detail: expect.stringMatching(/with other filters or another sort/u) as string,
        })
      const versions = await itemsOf(`jobs/${job}/versions`, 3)
      expect(versions[0]).toMatchObject({
        run: { id: runId(0xf7) },
        outputs: [{ dataset: { name: 'measured' }, version: 'v7', numRows: 70 }],
        complete: true,
      })
      const window = `since=${new Date(minute(0)).toISOString()}&until=${new Date(minute(1440 * 30)).toISOString()}`
      const history = await ask(`jobs/${job}/history?${window}`)
      expect(history).toMatchObject({
        total: {
          runs: 8,
          statuses: { succeeded: 7, failed: 1 },
          durationMs: { min: 0, median: 4 * 60_000, max: 7 * 60_000 },
        },
        complete: true,
      })
      expect(history['days']).toHaveLength(8)
    })

    it('says so if a job has too many runs to sort by duration', async () => {
      const bounds = { few: 3, examined: 3 }
      const read: Read = (request, options) =>
        store.read(request.kind === 'list' ? Object.assign({}, request, { bounds }) : request, options)
      const browser = createBrowser(read, Date.now)
      const ask = (since: number) =>
        browser.runs(jobId(NAMESPACE, 'measure'), { order: 'longest', filters: { since } }, { limit: 9 })
      await expect(ask(minute(4 * 1440))).rejects.toThrow(
        'longest sorts at most 20,000 runs, and the job has more: narrow the time with since or until, or use another order',
      )
      const { items } = await ask(minute(5 * 1440))
      expect(items.map(({ id }) => id)).toEqual([7, 6, 5].map((n) => runId(0xf0 + n)))
    })

    it('counts the activity of entities per day', async () => {
      const post = async (body: unknown): Promise<Json> => {
        const response = await api.post('/api/v1/activity', JSON.stringify(body))
        return { status: response.status, ...((await response.json()) as Json) }
      }
      const measured = datasetId(NAMESPACE, 'measured')
      const ids = [
        measured.toUpperCase(),
        jobId(NAMESPACE, 'measure'),
        '00000000-0000-4000-8000-00000000dead',
      ]
      const answer = await post({ ids })
      expect(answer).toMatchObject({
        status: 200,
        firstAt: new Date(minute(0)).toISOString(),
        complete: true,
        window: { until: '2026-11-25T12:00:00.000Z' },
      })
      expect((answer['days'] as Json[])[0]).toEqual({ day: '2026-09-01', edges: 1 })
      expect(await post({ ids: [], since: '2026-11-01T00:00:00+01:00' })).toMatchObject({
        status: 200,
        window: { since: '2026-10-31T23:00:00.000Z' },
        days: [],
      })
      const refused = { status: 400, type: '/problems/invalid-request' }
      for (const body of [
        [],
        {},
        { ids: ['x'] },
        { ids: measured },
        { ids: [measured], since: 'yesterday' },
        { ids: [measured], until: 3 },
        { ids: [measured], days: 3 },
        { ids: Array.from({ length: 10_001 }, () => measured) },
      ])
        expect(await post(body)).toMatchObject(refused)
      const window = { since: '2026-01-01T00:00:00Z', until: '2025-01-01T00:00:00Z' }
      expect(await post({ ids, ...window })).toMatchObject({ ...refused, path: 'since' })
      expect(await post({ ids, since: '2020-01-01T00:00:00Z' })).toMatchObject({
        ...refused,
        detail: 'since must be at most three years before until',
      })
      expect((await api.post('/api/v1/activity', '{')).status).toBe(400)
      expect((await api.post('/api/v1/activity', 'x', { 'content-type': 'text/plain' })).status).toBe(415)
    })

    it('shows the tree of a run, and the reads and writes of an operation', async () => {
      const parents = rows.flatMap((row) =>
        row.kind === 'edge' &&
        row.row.type === 'PART_OF' &&
        row.row.fromLabel === 'Run' &&
        row.row.toLabel === 'Run'
          ? [row.row]
          : [],
      )
      expect(parents.length).toBeGreaterThan(0)
      const { from: child, to: parent } = parents[0]!
      const up = await ask(`runs/${child}/tree`)
      expect(ids(up['ancestors'] as Json[])).toContain(parent)
      const down = await ask(`runs/${parent}/tree`)
      expect(ids((down['run'] as { children: Json[] }).children)).toContain(child)
      expect(ids((await ask(`runs/${parent}`))['children'] as Json[])).toContain(child)
      const { run } = (await ask(`runs/${runId(0xf7)}/tree`)) as { run: { operations: Json[] } }
      const [operation] = run.operations
      expect(operation).toMatchObject({
        status: 'failed',
        writes: [{ dataset: { name: 'measured' }, numRows: 70 }],
      })
      expect(await ask(`operations/${String(operation!['id'])}`)).toMatchObject({
        run: runId(0xf7),
        writes: [{ version: 'v7' }],
      })
    })
  })
}

const columns = (text: string) => ({
  schema: {
    fields: text.split(' ').map((field) => {
      const [name, type = 'text'] = field.split(':')
      return { name, type }
    }),
  },
})
const SCHEMAS = [
  ['a b c', 100],
  ['a b:int c', 110],
  ['c a d', 120],
].map(([text, at]) => datasetEvent(at as number, { name: 'evolving', facets: columns(text as string) }))

/** One day apart; each run writes ten rows more than the previous one, and takes a minute longer. */
const STATISTICS = [
  ...Array.from({ length: 8 }, (_, i) => i).flatMap((i) => {
    const sketch = { job: 'measure', run: 0xf0 + i }
    const facets = {
      version: { datasetVersion: `v${i}` },
      ...(i === 0 ? {} : { outputStatistics: { rowCount: i * 10, size: i * 100 } }),
    }
    return [
      runEvent({ ...sketch, at: i * 1440, type: 'START' }),
      withOutput(
        runEvent({ ...sketch, at: i * 1440 + i, type: i === 7 ? 'FAIL' : 'COMPLETE', outputs: ['measured'] }),
        facets,
      ),
    ]
  }),
  runEvent({ job: 'reader', run: 0xf9, at: 1440 * 9, inputs: ['measured'] }),
]

function withOutput(event: Json, { version, outputStatistics }: Json): Json {
  const [output] = event['outputs'] as readonly Json[]
  const base = { _producer: 'https://example.com/scheduler', _schemaURL: 'https://openlineage.io/spec' }
  return {
    ...event,
    outputs: [
      {
        ...output,
        facets: { version: { ...base, ...(version as Json) } },
        ...(outputStatistics === undefined
          ? {}
          : { outputFacets: { outputStatistics: { ...base, ...(outputStatistics as Json) } } }),
      },
    ],
  }
}
