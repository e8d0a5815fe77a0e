import { beforeAll, describe, expect, it } from 'vitest'

import { columnId, datasetId, jobId, locationId, type Id } from '../../src/domain/ids.ts'
import type { ListFilters, ListKey, ListRequest } from '../../src/query/browse-requests.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import type { Subject } from './describe-store.ts'
import {
  datasetEvent,
  minute,
  NAMESPACE,
  observationsOf,
  runEvent,
  runId,
  schema,
  symlink,
} from './events.ts'
import { naiveList } from './naive-list.ts'

const tags = (...given: readonly (readonly [key: string, value?: string | undefined, field?: string])[]) => ({
  tags: { tags: given.map(([key, value, field]) => ({ key, value, field })) },
})
const owners = (...names: readonly string[]) => ({ ownership: { owners: names.map((name) => ({ name })) } })
const typed = (datasetType: string) => ({ datasetType: { datasetType } })
const stored = (fileFormat: string) => ({ storage: { storageLayer: 'file', fileFormat } })
const parent = (run: number, job: string) => ({
  parent: { run: { runId: runId(run) }, job: { namespace: NAMESPACE, name: job } },
})

const POSTGRES = 'postgres://db:5432'
const LONG = 'x'.repeat(1_200)

const EVENTS = [
  runEvent({
    job: 'load',
    run: 1,
    at: 0,
    inputs: [
      {
        namespace: POSTGRES,
        name: 'shop.public.raw',
        facets: { ...schema('id', 'email'), ...typed('TABLE') },
      },
      { namespace: POSTGRES, name: 'shop.public.view', facets: { ...typed('VIEW'), ...tags(['pii']) } },
      { namespace: 'kafka://broker:9092', name: 'orders' },
    ],
    outputs: [
      {
        name: '/lake/users',
        facets: {
          ...symlink('users'),
          ...schema('id', 'email', '💩'),
          ...tags(['pii'], ['level', 'high'], ['secret', undefined, 'email']),
          ...owners('ann'),
          ...stored('parquet'),
        },
      },
      { name: 'user"s\u0001\n/..//Ünïcode 💩', facets: owners('bob') },
      { name: 'Ὀδυσσεύς ΣΑΣ', facets: typed('TABLE') },
      { name: `${LONG}b` },
      { name: `${LONG}a` },
      { namespace: LONG, name: 'b' },
      { namespace: LONG, name: 'a' },
      { namespace: 'test\u0001', name: 'a' },
    ],
    jobFacets: { ...tags(['nightly'], ['team', 'x']), ...owners('ann', 'cat') },
  }),
  datasetEvent(-5, { name: 'users', facets: { ...schema('id', 'email'), ...tags(['gold', 'true']) } }),
  datasetEvent(4, { name: 'other', facets: { ...tags(['pii'], ['old']), ...stored('parquet') } }),
  ...[2, 3, 4, 5].map((run) =>
    runEvent({
      job: 'make',
      run,
      at: run === 5 ? 40 : run * 10,
      type: run === 3 ? 'FAIL' : 'COMPLETE',
      inputs: ['users'],
      outputs: ['report'],
    }),
  ),
  runEvent({ job: 'open', run: 6, at: 50, type: 'START', inputs: ['report'] }),
  runEvent({ job: 'part a', run: 7, at: 60, outputs: ['report'] }),
  runEvent({ job: 'part b', run: 7, at: 60, outputs: ['report'] }),
  runEvent({ job: 'part b', run: 8, at: 55 }),
  ...[9, 10].map((run) => ({
    ...runEvent({ job: 'child', run, at: 60 + run }),
    run: { runId: runId(run), facets: withBase(parent(8, 'part b')) },
  })),
  {
    ...runEvent({ job: 'orphan', run: 11, at: 90 }),
    run: { runId: runId(11), facets: withBase(parent(99, 'never seen')) },
  },
  // Each takes this many minutes; the last one is unfinished.
  ...[3, 9, 3, 0, undefined].flatMap((took, i) => {
    const sketch = { job: 'lasting', run: 20 + i, at: 100 + i * 20 }
    return [
      runEvent({ ...sketch, type: 'START' }),
      ...(took === undefined ? [] : [runEvent({ ...sketch, at: sketch.at + took })]),
    ]
  }),
]

function withBase(facets: object) {
  const base = { _producer: 'https://example.com/scheduler', _schemaURL: 'https://openlineage.io/spec' }
  return Object.fromEntries(Object.entries(facets).map(([k, v]) => [k, { ...base, ...(v as object) }]))
}

const users = datasetId(NAMESPACE, 'users')
const make = jobId(NAMESPACE, 'make')
const id = (text: string): Id => text as Id

/** Every list that is compared with the result from all rows. */
const LISTS: readonly (readonly [ListRequest['of'], ListRequest['order'], ListFilters])[] = [
  ...(['name', 'firstSeen'] as const).flatMap((order) =>
    (
      [
        {},
        { namespace: NAMESPACE },
        { namespace: 'test\u0001' },
        { namespace: LONG },
        { namespace: 'nowhere' },
        { prefix: 'u' },
        { prefix: 'user' },
        { prefix: 'users' },
        { prefix: '/lake/' },
        { prefix: 'shop.' },
        { prefix: 'Shop.' },
        { prefix: 'Ὀδυσσεύς Σ' },
        { prefix: LONG },
        { namespace: NAMESPACE, prefix: LONG },
        { namespace: NAMESPACE, prefix: 'us' },
        { type: 'table' },
        { type: 'view' },
        { type: 'nothing' },
        { format: 'parquet' },
        { tag: { name: 'pii' } },
        { tag: { name: 'level', value: 'high' } },
        { tag: { name: 'level', value: 'low' } },
        { tag: { name: 'gold' }, owner: 'ann', format: 'parquet' },
        { owner: 'ann' },
        { owner: 'nobody' },
        { storage: 'shop' },
        { location: locationId('postgres', 'db:5432') },
        { location: locationId('kafka', 'broker:9092') },
        { location: locationId('postgres', 'db:5432'), tag: { name: 'pii' } },
      ] satisfies readonly ListFilters[]
    ).map((filters) => ['dataset', order, filters] as const),
  ),
  ...(['name', 'firstSeen'] as const).flatMap((order) =>
    (
      [
        {},
        { namespace: NAMESPACE, prefix: 'part' },
        { prefix: 'part ' },
        { tag: { name: 'team', value: 'x' } },
        { owner: 'cat' },
        { producer: 'https://example.com/scheduler' },
        { type: 'JOB' },
      ] satisfies readonly ListFilters[]
    ).map((filters) => ['job', order, filters] as const),
  ),
  ...(
    [
      {},
      { dataset: users },
      { dataset: datasetId(POSTGRES, 'shop.public.raw'), prefix: 'e' },
      { dataset: datasetId(NAMESPACE, '/lake/users') },
      { name: 'id' },
      { name: '*' },
      { prefix: 'e' },
      { tag: { name: 'secret' } },
      { name: 'id', tag: { name: 'secret' } },
    ] satisfies readonly ListFilters[]
  ).map((filters) => ['column', 'name', filters] as const),
  ...(
    [
      {},
      { job: make },
      { job: make, status: 'failed' },
      { job: jobId(NAMESPACE, 'part a') },
      { job: jobId(NAMESPACE, 'part b') },
      { job: jobId(NAMESPACE, 'part b'), since: minute(55), until: minute(59) },
      { job: jobId(NAMESPACE, 'none') },
      { status: 'succeeded' },
      { status: 'running' },
      { since: minute(20), until: minute(60) },
      { job: make, since: minute(30) },
      { parent: id(runId(8)) },
      { parent: id(runId(1)) },
      { externalId: 'none' },
    ] satisfies readonly ListFilters[]
  ).flatMap((filters) => (['startedAt', 'oldest'] as const).map((order) => ['run', order, filters] as const)),
  ...(
    [
      {},
      { job: make },
      { job: jobId(NAMESPACE, 'part b') },
      { run: id(runId(7)) },
      { status: 'failed' },
      { job: make, since: minute(20), until: minute(40) },
    ] satisfies readonly ListFilters[]
  ).map((filters) => ['operation', 'startedAt', filters] as const),
  ['location', 'name', {}],
  ['location', 'name', { type: 'kafka' }],
  ['location', 'name', { prefix: 'db' }],
  ['storage', 'name', {}],
  ['storage', 'name', { location: locationId('postgres', 'db:5432'), prefix: 's' }],
  ['storage', 'name', { location: locationId('kafka', 'broker:9092') }],
  ['user', 'name', {}],
  ['user', 'name', { prefix: 'b' }],
  ['tag', 'name', {}],
  ['tag', 'name', { prefix: 'l' }],
  ['schema', 'firstSeen', {}],
]

async function whole(store: LineageStore, request: ListRequest): Promise<readonly Id[]> {
  const found: Id[] = []
  let after: ListKey | undefined
  for (let pages = 0; pages < 200; pages++) {
    const { ids, next } = await store.read({ ...request, ...(after && { after }) })
    expect(ids.length).toBeLessThanOrEqual(request.limit)
    found.push(...ids)
    if (next === undefined) return found
    after = next
  }
  return expect.fail(`${JSON.stringify(request)} does not end`)
}

export function describeBrowsing({ store, renew }: Subject): void {
  describe('browsing', () => {
    let rows: readonly DumpRow[]
    beforeAll(async () => {
      await renew()
      await store().ingest(observationsOf(EVENTS))
      rows = await dumpOf(store())
    })

    it('has data for every list', () => {
      const all = (kind: ListRequest['of'], order: ListRequest['order']) =>
        naiveList(rows, { kind: 'list', of: kind, order, filters: {}, limit: 1 }).length
      expect(all('dataset', 'name')).toBe(13)
      expect(all('column', 'name')).toBe(5)
      expect(all('run', 'startedAt')).toBe(16)
      expect(all('operation', 'startedAt')).toBe(8)
      for (const [kind, order, filters] of LISTS.filter(([, , { job }]) => job === make))
        expect(naiveList(rows, { kind: 'list', of: kind, order, filters, limit: 1 })).not.toEqual([])
    })

    it.each(LISTS)('lists %ss by %s with %j', async (kind, order, filters) => {
      const request: ListRequest = { kind: 'list', of: kind, order, filters, limit: 1000 }
      const wanted = naiveList(rows, request)
      expect(await whole(store(), request)).toEqual(wanted)
      expect(await whole(store(), { ...request, limit: 2 })).toEqual(wanted)
      const walking = { few: -1, examined: 20_000 }
      expect(await whole(store(), { ...request, limit: 3, bounds: walking })).toEqual(wanted)
      expect(await whole(store(), { ...request, bounds: { few: -1, examined: 3 } })).toEqual(wanted)
    })

    it.each<ListFilters>([
      { job: jobId(NAMESPACE, 'lasting') },
      { job: jobId(NAMESPACE, 'lasting'), since: minute(120), until: minute(160) },
      { job: jobId(NAMESPACE, 'lasting'), status: 'succeeded' },
      { job: jobId(NAMESPACE, 'part a') },
      { job: jobId(NAMESPACE, 'part b'), parent: id(runId(1)) },
      { job: jobId(NAMESPACE, 'none') },
    ])('lists runs of a job, longest first, with %j', async (filters) => {
      const request: ListRequest = { kind: 'list', of: 'run', order: 'longest', filters, limit: 1000 }
      const wanted = naiveList(rows, request)
      expect(await whole(store(), request)).toEqual(wanted)
      expect(await whole(store(), { ...request, limit: 2 })).toEqual(wanted)
    })

    it('sorts runs by duration only up to the number that a page may examine', async () => {
      const job = jobId(NAMESPACE, 'lasting')
      const ask = (filters: ListFilters, examined: number) =>
        store().read({
          kind: 'list',
          of: 'run',
          order: 'longest',
          filters,
          limit: 9,
          bounds: { few: 9, examined },
        })
      const longest = [21, 22, 20, 23, 24].map((run) => runId(run))
      expect(await ask({ job }, 5)).toEqual({ ids: longest })
      expect(await ask({ job }, 4)).toEqual({ ids: [], tooMany: true })
      expect(await ask({ job, status: 'running' }, 4)).toEqual({ ids: [], tooMany: true })
      expect(await ask({ job, since: minute(120) }, 4)).toEqual({
        ids: longest.filter((run) => run !== runId(20)),
      })
    })

    it('continues a list at its cursor after further writes', async () => {
      const request: ListRequest = {
        kind: 'list',
        of: 'dataset',
        order: 'name',
        filters: { namespace: 'paged' },
        limit: 2,
      }
      const named = (...names: readonly string[]) =>
        store().ingest(observationsOf(names.map((name) => datasetEvent(1, { namespace: 'paged', name }))))
      await named('b', 'd', 'f')
      const first = await store().read(request)
      await named('a', 'c', 'e')
      const { next: after } = first
      const rest = await whole(store(), { ...request, ...(after && { after }) })
      expect([...first.ids, ...rest]).toEqual(['b', 'd', 'e', 'f'].map((name) => datasetId('paged', name)))
    })

    it.each<readonly [what: string, base: number, filters: ListFilters]>([
      ['all', 0x1000, { since: minute(0x1000) }],
      ['those of a job', 0x2000, { job: jobId(NAMESPACE, 'often 8192') }],
    ])(
      'continues a list of runs at its cursor after further writes, oldest or newest first: %s',
      async (_, base, filters) => {
        const come = (...runs: readonly number[]) =>
          store().ingest(
            observationsOf(
              runs.map((n) => runEvent({ job: `often ${base}`, run: base + n, at: base + n * 10 })),
            ),
          )
        const request = (order: ListRequest['order']): ListRequest => ({
          kind: 'list',
          of: 'run',
          order,
          filters,
          limit: 2,
        })
        const orders = ['oldest', 'startedAt'] as const
        await come(1, 3, 5, 7)
        const first = await Promise.all(orders.map((order) => store().read(request(order))))
        // One before the cursor, one after it, and one after the end.
        await come(2, 6, 8)
        const [oldest, newest] = await Promise.all(
          orders.map(async (order, i) => {
            const { ids, next: after } = first[i]!
            return [...ids, ...(await whole(store(), { ...request(order), ...(after && { after }) }))]
          }),
        )
        const runs = (...numbers: readonly number[]) => numbers.map((n) => runId(base + n))
        expect(oldest).toEqual(runs(1, 3, 5, 6, 7, 8))
        expect(newest).toEqual(runs(7, 5, 3, 2, 1))
      },
    )

    it('reads nodes by id', async () => {
      const wanted = [users, datasetId(NAMESPACE, 'nothing'), datasetId(NAMESPACE, 'other')]
      const found = await store().read({ kind: 'nodes', label: 'Dataset', ids: wanted })
      expect(found.map(({ props }) => props.name)).toEqual(['users', 'other'])
      expect(await store().read({ kind: 'nodes', label: 'Job', ids: wanted })).toEqual([])
      expect(await store().read({ kind: 'nodes', label: 'Job', ids: [] })).toEqual([])
      expect(found).toEqual(
        rows
          .flatMap((row) => (row.kind === 'node' && wanted.includes(row.row.id) ? [row.row] : []))
          .sort((a, b) => (a.props.name === 'users' ? -1 : b.props.name === 'users' ? 1 : 0)),
      )
    })

    it('reads edges by their ends, up to the limit per node', async () => {
      const ask = { type: 'PART_OF', label: 'Run', other: 'Operation', end: 'to' } as const
      const ids = [id(runId(7)), id(runId(1)), id(runId(98))]
      const all = await store().read({ kind: 'edges', ...ask, ids, limit: 5 })
      expect(all.edges.map(({ to }) => to)).toEqual([ids[0], ids[0], ids[1]])
      expect(all.cut).toEqual([])
      const some = await store().read({ kind: 'edges', ...ask, ids, limit: 1 })
      expect(some.edges.map(({ to }) => to)).toEqual(ids.slice(0, 2))
      expect(some.cut).toEqual([ids[0]])
      const home = columnId(NAMESPACE, 'users', 'id')
      const { edges } = await store().read({
        kind: 'edges',
        type: 'PART_OF',
        end: 'from',
        label: 'Column',
        other: 'Dataset',
        ids: [home],
        limit: 9,
      })
      const isHome = (row: DumpRow): boolean =>
        row.kind === 'edge' && row.row.type === 'PART_OF' && row.row.from === home
      expect(edges).toEqual(rows.filter(isHome).map(({ row }) => row))
    })

    it('lists the interactions of a dataset, newest first, page by page', async () => {
      const datasets = [users, datasetId(NAMESPACE, '/lake/users'), datasetId(NAMESPACE, 'report')]
      const all = await store().read({ kind: 'interactions', types: ['READ', 'WROTE'], datasets, limit: 100 })
      expect(all.more).toBe(false)
      const wanted = rows.flatMap((row) =>
        row.kind === 'edge' && ['READ', 'WROTE'].includes(row.row.type) && datasets.includes(row.row.to)
          ? [row.row]
          : [],
      )
      const at = (row: (typeof wanted)[number]): number => row.props.startedAt as number
      wanted.sort((a, b) => at(b) - at(a) || (a.id < b.id ? 1 : -1))
      expect(wanted).toHaveLength(12)
      expect(all.interactions).toEqual(wanted)
      const paged = []
      for (let after: readonly [number, Id] | undefined; ;) {
        const page = await store().read({
          kind: 'interactions',
          types: ['READ', 'WROTE'],
          datasets,
          limit: 2,
          ...(after && { after }),
        })
        paged.push(...page.interactions)
        if (!page.more) break
        const last = page.interactions.at(-1)!
        after = [at(last), last.id]
      }
      expect(paged).toEqual(wanted)
      const some = await store().read({
        kind: 'interactions',
        types: ['WROTE'],
        datasets,
        job: make,
        since: minute(20),
        until: minute(30),
        limit: 10,
      })
      expect(some.interactions.map((row) => at(row))).toEqual([minute(30), minute(20)])
      const none = { types: ['READ'] as const, limit: 5 }
      const nowhere = { interactions: [], more: false }
      expect(await store().read({ kind: 'interactions', ...none, datasets: [id(runId(98))] })).toEqual(
        nowhere,
      )
      expect(await store().read({ kind: 'interactions', ...none, datasets, job: id(runId(98)) })).toEqual(
        nowhere,
      )
    })
  })
}
