import { DatabaseSync } from 'node:sqlite'

import { beforeEach, describe, expect, it } from 'vitest'

import type { EdgeType, NodeLabel, Props } from '../../../domain/graph-schema.ts'
import { columnId, datasetId, idOf, jobId, type Id } from '../../../domain/ids.ts'
import { DAY, FOREVER } from '../../../domain/time.ts'
import type { EdgeFilter, ReadAnswers, ReadRequest, SelectRequest } from '../../../query/read-requests.ts'
import { openGraph, type Graph } from '../graph.ts'
import { migrate } from '../migrate.ts'
import { openAnswering } from './answer-requests.ts'
import { openGroups } from './groups.ts'
import { openLookup } from './lookup-name.ts'

let graph: Graph
let answer: (request: ReadRequest) => unknown
const poll = (): void => undefined

beforeEach(() => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  graph = openGraph(db)
  const answering = openAnswering(graph)
  answer = (request) => answering(request, poll)
})

function put(label: NodeLabel, id: Id, props: Props): Id {
  graph.nodes.put({ label, id, props }, true)
  return id
}
let edges = 0
function join(
  type: EdgeType,
  fromLabel: NodeLabel,
  from: Id,
  toLabel: NodeLabel,
  to: Id,
  props: Props = {},
): void {
  graph.edges.put({ type, id: idOf(type, edges++), fromLabel, from, toLabel, to, props }, true)
}
const dataset = (namespace: string, name: string, props: Props = {}): Id =>
  put('Dataset', datasetId(namespace, name), { namespace, name, ...props })
const job = (namespace: string, name: string, props: Props = {}): Id =>
  put('Job', jobId(namespace, name), { namespace, name, ...props })
function column(namespace: string, of: string, name: string, props: Props = {}): Id {
  const id = put('Column', columnId(namespace, of, name), { namespace, dataset: of, name, ...props })
  join('PART_OF', 'Column', id, 'Dataset', datasetId(namespace, of))
  return id
}
const tag = (label: NodeLabel, id: Id, name: string, value?: string): void =>
  join(
    'TAGGED',
    label,
    id,
    'Tag',
    put('Tag', idOf('Tag', name, value ?? ''), { name, ...(value && { value }) }),
  )
const own = (label: NodeLabel, id: Id, name: string): void =>
  join('OWNED_BY', label, id, 'User', put('User', idOf('User', name), { name }))
const alias = (member: Id, canonical: Id): void => join('ALIAS_OF', 'Dataset', member, 'Dataset', canonical)
const derive = (target: Id, source: Id, props: Props, label: 'Dataset' | 'Column' = 'Dataset'): void =>
  join('DERIVED_FROM', label, target, label, source, { firstAt: 5, lastAt: 5, days: [0, 0], ...props })

const everything: EdgeFilter = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }

describe('select', () => {
  const select = (request: Partial<SelectRequest>): readonly string[] =>
    (
      answer({ kind: 'select', of: 'dataset', filters: {}, limit: 100, ...request }) as ReadAnswers['select']
    ).nodes.map((node) => `${node.namespace}|${node.dataset?.name ?? ''}|${node.name}`)

  beforeEach(() => {
    dataset('pg', 'public.orders')
    dataset('pg', 'public.users')
    dataset('s3', 'raw/orders')
    const path = dataset('zz', 'warehouse/orders')
    alias(path, datasetId('pg', 'public.orders'))
    tag('Dataset', path, 'pii', 'high')
    own('Dataset', datasetId('s3', 'raw/orders'), 'ann')
    for (const [of, name] of [
      ['public.users', 'email'],
      ['public.users', 'id'],
      ['public.users', '*'],
      ['public.orders', 'id'],
    ] as const)
      column('pg', of, name)
    tag('Column', columnId('pg', 'public.users', 'email'), 'pii')
  })

  it('gives canonical datasets alone, in order of namespace and name', () => {
    expect(select({})).toEqual(['pg||public.orders', 'pg||public.users', 's3||raw/orders'])
  })

  it.each([
    ['a glob on names', { like: ['*orders'] }, ['pg||public.orders', 's3||raw/orders']],
    ['a glob without wild characters', { like: ['raw/orders'] }, ['s3||raw/orders']],
    ['a glob that fits an alias', { like: ['warehouse/*'] }, ['pg||public.orders']],
    ['a literal name of an alias', { like: ['warehouse/orders'] }, ['pg||public.orders']],
    ['an expression', { matching: [{ source: 'USER', ignoreCase: true }] }, ['pg||public.users']],
    ['a namespace of an alias', { in: ['z?'] }, ['pg||public.orders']],
    ['a namespace', { in: ['pg'] }, ['pg||public.orders', 'pg||public.users']],
    ['any namespace and a name', { in: ['*'], like: ['*.users'] }, ['pg||public.users']],
    ['a tag of an alias', { tagged: [{ tag: 'pii' }] }, ['pg||public.orders']],
    ['a tag with its value', { tagged: [{ tag: 'pii', value: 'high' }] }, ['pg||public.orders']],
    ['a tag with another value', { tagged: [{ tag: 'pii', value: 'low' }] }, []],
    ['an owner', { ownedBy: ['ann'] }, ['s3||raw/orders']],
    ['an owner and a name that does not fit', { ownedBy: ['ann'], like: ['public*'] }, []],
  ])('filters by %s', (_, filters, wanted) => {
    expect(select({ filters })).toEqual(wanted)
  })

  it.each([{}, { in: ['*g', 'p*'] }, { like: ['*'] }])('pages without gaps or repeats with %j', (filters) => {
    for (const of of ['dataset', 'column'] as const) {
      const ask = (limit: number, after?: SelectRequest['after']) =>
        answer({ kind: 'select', of, filters, limit, ...(after && { after }) }) as ReadAnswers['select']
      const all = ask(100)
      expect(all.last).toBe(true)
      const paged = []
      for (let page = ask(1); ; page = ask(1, page.nodes.at(-1))) {
        paged.push(...page.nodes)
        if (page.last) break
      }
      expect(paged).toEqual(all.nodes)
    }
  })

  it('gives columns of given datasets, of all, and `*` only by its exact name', () => {
    const users = [datasetId('pg', 'public.users')]
    expect(select({ of: 'column', datasets: users })).toEqual(['pg|public.users|email', 'pg|public.users|id'])
    expect(select({ of: 'column' })).toEqual([
      'pg|public.orders|id',
      'pg|public.users|email',
      'pg|public.users|id',
    ])
    expect(select({ of: 'column', column: { text: 'id', glob: false } })).toHaveLength(2)
    expect(select({ of: 'column', column: { text: 'e*', glob: true } })).toEqual(['pg|public.users|email'])
    expect(select({ of: 'column', column: { text: '*', glob: true } })).toHaveLength(3)
    expect(select({ of: 'column', column: { text: '*', glob: false } })).toEqual(['pg|public.users|*'])
    expect(select({ of: 'column', filters: { tagged: [{ tag: 'pii' }] } })).toEqual(['pg|public.users|email'])
    expect(select({ of: 'column', filters: { in: ['s3'] } })).toEqual([])
  })
})

describe('expand', () => {
  it('unites the rows of one job over members, and judges the filter row by row', () => {
    const [a, b, load] = [dataset('n', 'a'), dataset('n', 'b'), job('n', 'load')]
    derive(b, a, { jobId: load, firstAt: 10, lastAt: 20, days: [0, 0], memberSourceId: a })
    derive(b, a, { jobId: load, firstAt: 5 * DAY, lastAt: 5 * DAY, days: [5, 5], memberSourceId: b })
    const expand = (filter: EdgeFilter) =>
      (
        answer({
          kind: 'expand',
          level: 'dataset',
          direction: 'downstream',
          frontier: [a],
          filter,
          limit: 9,
        }) as ReadAnswers['expand']
      ).edges
    const inferred = { firstAt: 10, lastAt: 5 * DAY, days: [0, 0, 5, 5] }
    const whole = [{ source: a, target: b, jobId: load, inferred }]
    expect(expand(everything)).toEqual(whole)
    expect(expand({ ...everything, window: { since: DAY, wholeDays: false } })).toEqual(whole)
    // Between the two: neither row alone was active then.
    const between = { since: 30, until: 40, wholeDays: false }
    expect(expand({ ...everything, window: between })).toEqual([])
    expect(expand({ ...everything, via: { basis: 'stated' } })).toEqual([])
    expect(expand({ ...everything, jobsAvoiding: [load] })).toEqual([])
    expect(expand({ ...everything, jobsWithin: [[load]] })).toEqual(whole)
  })

  it('goes both ways, keeps jobs and transformations apart, and says when it was cut', () => {
    const [a, b] = [column('n', 'a', 'x'), column('n', 'b', 'y')]
    const [one, two] = [job('n', 'one'), job('n', 'two')]
    derive(b, a, { jobId: one, transformation: 'DIRECT', masking: false }, 'Column')
    derive(b, a, { jobId: one, transformation: 'INDIRECT', subtype: 'FILTER', masking: true }, 'Column')
    derive(b, a, { jobId: two, transformation: 'DIRECT', masking: false }, 'Column')
    const ask = (direction: 'upstream' | 'downstream', frontier: Id[], limit: number, filter = everything) =>
      answer({ kind: 'expand', level: 'column', direction, frontier, filter, limit }) as ReadAnswers['expand']
    expect(ask('upstream', [b], 9).edges).toHaveLength(3)
    expect(ask('downstream', [a, a], 9).edges).toHaveLength(3)
    expect(ask('downstream', [b], 9)).toEqual({ edges: [], cut: false })
    expect(ask('upstream', [b], 2)).toMatchObject({ cut: true })
    expect(ask('upstream', [b], 2).edges).toHaveLength(2)
    const masked = ask('upstream', [b], 9, { ...everything, via: { masking: true } }).edges
    expect(masked.map((edge) => edge.transformation)).toEqual([
      { type: 'INDIRECT', subtype: 'FILTER', masking: true },
    ])
  })
})

it('takes a run that several jobs reported for the newest of each', () => {
  const [main, other] = [job('n', 'main'), job('n', 'other')]
  const run = (i: number, jobOf: Id, startedAt: number, status: string): Id => {
    const id = idOf('Run', i)
    graph.nodes.put({ label: 'Run', id, props: { jobId: jobOf, startedAt, status } }, false)
    return id
  }
  const first = run(1, main, 10, 'succeeded')
  join('PART_OF', 'Run', first, 'Job', main)
  join('PART_OF', 'Run', first, 'Job', other)
  const second = run(2, other, 20, 'failed')
  join('PART_OF', 'Run', second, 'Job', other)
  const lastRuns = () => {
    const request = {
      kind: 'describe',
      of: 'job',
      ids: [main, other],
      fields: ['lastRun', 'status'],
    } as const
    return [...(answer(request) as ReadAnswers['describe']).values()]
  }
  expect(lastRuns()).toEqual([
    { lastRun: 10, status: 'succeeded' },
    { lastRun: 20, status: 'failed' },
  ])
  join('PART_OF', 'Run', second, 'Job', main)
  expect(lastRuns()[0]).toEqual({ lastRun: 20, status: 'failed' })
  // Named otherwise later: the edges stay.
  run(2, main, 30, 'running')
  expect(lastRuns()).toEqual([
    { lastRun: 30, status: 'running' },
    { lastRun: 30, status: 'running' },
  ])
})

it('tells what jobs touch, by job and by dataset, in the window', () => {
  const [a, b, load] = [dataset('n', 'a'), dataset('n', 'b'), job('n', 'load')]
  join('READS', 'Job', load, 'Dataset', a, { memberId: a, firstAt: 1, lastAt: 2, days: [0, 0] })
  join('READS', 'Job', load, 'Dataset', a, { memberId: b, firstAt: 7, lastAt: 9, days: [0, 0] })
  join('WRITES', 'Job', load, 'Dataset', b, { memberId: b, firstAt: 1, lastAt: 2, days: [0, 0] })
  const span = { firstAt: 1, lastAt: 9, days: [0, 0] }
  const ask = (by: { jobs: Id[] } | { datasets: Id[] }, filter = everything) =>
    answer({ kind: 'touch', type: 'reads', by, filter, limit: 9 })
  expect(ask({ jobs: [load] })).toEqual({ touches: [{ jobId: load, datasetId: a, span }], cut: false })
  expect(ask({ datasets: [a, b] }, { ...everything, window: { since: 8, wholeDays: false } })).toEqual({
    touches: [{ jobId: load, datasetId: a, span }],
    cut: false,
  })
  expect(ask({ datasets: [a] }, { ...everything, window: { since: 10, wholeDays: false } })).toEqual({
    touches: [],
    cut: false,
  })
})

it('tells gaps: feeding without columns, and pairs left out', () => {
  const [a, b, c] = [dataset('n', 'a'), dataset('n', 'b'), dataset('n', 'c')]
  derive(b, a, {})
  derive(c, b, {})
  derive(column('n', 'b', 'y'), column('n', 'a', 'x'), {}, 'Column')
  const operation = put('Operation', idOf('Operation', 1), { omittedPairs: 3, counts: true })
  join('READ', 'Operation', operation, 'Dataset', a, { datasetId: a, startedAt: 100, endedAt: 200 })
  const ask = (direction: 'upstream' | 'downstream', since = 0) => {
    const filter = { ...everything, window: { since, wholeDays: false } }
    const gaps = answer({
      kind: 'gaps',
      direction,
      datasets: [a, b, c],
      opaque: true,
      filter,
    }) as ReadAnswers['gaps']
    return [[...gaps.opaque], [...gaps.omitted]]
  }
  expect(ask('downstream')).toEqual([[b], [a]])
  expect(ask('upstream')).toEqual([[c], []])
  expect(ask('downstream', 201)[1]).toEqual([])
})

describe('describe', () => {
  it('describes a dataset with what its group says', () => {
    const table = dataset('pg', 'orders', { firstSeen: 9, kind: 'table' })
    const path = dataset('s3', 'orders', {
      firstSeen: 4,
      kind: 'file',
      format: 'parquet',
      description: 'all orders',
    })
    alias(path, table)
    const source = dataset('pg', 'raw')
    derive(table, source, {})
    derive(table, source, { jobId: job('n', 'load') })
    const storage = put('Storage', idOf('Storage', 1), { name: 'shop' })
    join('STORED_IN', 'Dataset', table, 'Storage', storage)
    const location = put('Location', idOf('Location', 1), { type: 'postgres', name: 'db:5432' })
    join('LOCATED_IN', 'Storage', storage, 'Location', location)
    column('pg', 'orders', 'b')
    column('pg', 'orders', 'a')
    column('pg', 'orders', '*')
    tag('Dataset', path, 'pii', 'high')
    own('Dataset', table, 'bea')
    own('Dataset', path, 'ann')
    const fields =
      'type format description storage location tag tags owner column firstSeen upstreams downstreams aliases schema lastRead'
    const found = answer({ kind: 'describe', of: 'dataset', ids: [table], fields: fields.split(' ') })
    expect((found as ReadAnswers['describe']).get(table)).toEqual({
      type: 'table',
      format: 'parquet',
      description: 'all orders',
      storage: 'shop',
      location: 'postgres://db:5432',
      tag: ['pii'],
      tags: ['pii', 'pii=high'],
      owner: ['ann', 'bea'],
      column: ['a', 'b'],
      firstSeen: 4,
      upstreams: 1,
      downstreams: 0,
      aliases: ['s3\u0000orders'],
    })
  })

  it('tells when a dataset was last read and written and with what status', () => {
    const table = dataset('pg', 'orders')
    const [load, other] = [job('n', 'load'), job('n', 'other')]
    const work = (i: number, by: Id, startedAt: number, status?: string, endedAt = startedAt + 10) => {
      const operation = put('Operation', idOf('Operation', i), status === undefined ? {} : { status })
      join('WROTE', 'Operation', operation, 'Dataset', table, {
        datasetId: table,
        jobId: by,
        startedAt,
        endedAt,
        counts: status !== 'failed',
        ...(endedAt === FOREVER && { lasting: true }),
      })
    }
    work(1, load, 100, 'succeeded')
    work(2, other, 300, 'failed')
    work(3, load, 200, 'succeeded')
    work(4, load, 900, undefined, FOREVER)
    join('WRITES', 'Job', load, 'Dataset', table, {
      memberId: table,
      firstAt: 100,
      lastAt: FOREVER,
      days: [0, 9],
    })
    join('READS', 'Job', other, 'Dataset', table, {
      memberId: table,
      firstAt: 100,
      lastAt: 250,
      days: [0, 0],
    })
    const found = answer({
      kind: 'describe',
      of: 'dataset',
      ids: [table],
      fields: ['lastRead', 'lastWritten', 'status'],
    })
    expect((found as ReadAnswers['describe']).get(table)).toEqual({
      lastRead: 250,
      lastWritten: 210,
      status: 'failed',
    })
  })

  it('describes jobs and columns', () => {
    const load = job('n', 'load', { type: 'DBT_MODEL', producer: 'https://x', firstSeen: 3 })
    for (const [i, startedAt, status] of [
      [1, 50, 'failed'],
      [2, 70, 'running'],
      [3, 60, 'succeeded'],
    ] as const)
      put('Run', idOf('Run', i), { jobId: load, startedAt, status })
    const table = dataset('s3', '/raw')
    own('Dataset', table, 'ann')
    join('READS', 'Job', load, 'Dataset', table, { memberId: table, firstAt: 1, lastAt: 2, days: [0, 0] })
    const x = column('s3', '/raw', 'x', { type: 'int' })
    derive(column('s3', '/raw', '*'), column('s3', '/raw', 'filter'), {}, 'Column')
    derive(x, column('s3', '/raw', 'z'), {}, 'Column')
    const asked = (of: 'job' | 'column', id: Id, fields: string) =>
      (answer({ kind: 'describe', of, ids: [id], fields: fields.split(' ') }) as ReadAnswers['describe']).get(
        id,
      )
    expect(asked('job', load, 'type producer firstSeen lastRun status upstreams downstreams tag')).toEqual({
      type: 'DBT_MODEL',
      producer: 'https://x',
      firstSeen: 3,
      lastRun: 70,
      status: 'running',
      upstreams: 1,
      downstreams: 0,
    })
    expect(asked('column', x, 'dataset type owner upstreams downstreams')).toEqual({
      dataset: 's3/raw',
      type: 'int',
      owner: ['ann'],
      upstreams: 2,
      downstreams: 0,
    })
  })
})

describe('lookup', () => {
  const find = (text: string, more: object = {}) => {
    const found = openLookup(graph, openGroups(graph))({ of: 'dataset', text, ...more })
    const name = (one: { namespace: string; name: string }): string => `${one.namespace}|${one.name}`
    return [
      found.how,
      ...found.candidates.map((one) => name(one.matched)),
      ...found.nearest.map((one) => `~${name(one.matched)}`),
    ]
  }
  beforeEach(() => {
    dataset('pg', 'shop.public.orders')
    dataset('pg', 'Orders')
    dataset('pg', 'shop.public.users')
    dataset('s3://b', '/raw/users')
    dataset('s3://b', 'raw/events')
    dataset('x', 'a😀.b')
  })

  it.each([
    ['pg/Orders', ['full', 'pg|Orders']],
    ['s3://b/raw/users', ['full', 's3://b|/raw/users']],
    ['s3://b/raw/events', ['full', 's3://b|raw/events']],
    ['Orders', ['exact', 'pg|Orders']],
    ['orders', ['ignoring-case', 'pg|Orders']],
    ['ORDERS', ['ignoring-case', 'pg|Orders']],
    ['SHOP.public.users', ['ignoring-case', 'pg|shop.public.users']],
    ['public.orders', ['ending', 'pg|shop.public.orders']],
    ['users', ['ending', 'pg|shop.public.users', 's3://b|/raw/users']],
    ['sers', ['none']],
    ['b', ['ending', 'x|a😀.b']],
    ['shop.public.ordres', ['none', '~pg|shop.public.orders', '~pg|shop.public.users']],
    ['ordres', ['none', '~pg|Orders', '~pg|shop.public.orders']],
  ])('finds %s', (text, wanted) => {
    expect(find(text).slice(0, wanted.length)).toEqual(wanted)
  })

  it('keeps to a namespace or to those that fit a glob', () => {
    expect(find('users', { namespace: 'pg' })).toEqual(['ending', 'pg|shop.public.users'])
    expect(find('users', { namespaceGlob: 's3*' })).toEqual(['ending', 's3://b|/raw/users'])
    expect(find('users', { namespace: 'nowhere' })).toEqual(['none'])
  })

  it('lets any member stand for its group, once', () => {
    alias(datasetId('s3://b', '/raw/users'), datasetId('pg', 'shop.public.users'))
    const [found] = [openLookup(graph, openGroups(graph))({ of: 'dataset', text: 'users' })]
    expect(found.candidates).toEqual([
      {
        id: datasetId('pg', 'shop.public.users'),
        matched: { namespace: 'pg', name: 'shop.public.users' },
        canonical: { namespace: 'pg', name: 'shop.public.users' },
      },
    ])
  })
})
