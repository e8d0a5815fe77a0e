import { beforeEach, describe, expect, it } from 'vitest'

import { columnId, datasetId, idOf, type Id } from '../../../domain/ids.ts'
import { DAY } from '../../../domain/time.ts'
import type { EdgeFilter, ReadAnswers, SelectRequest } from '../../../query/read-requests.ts'
import { sampleGraph } from './sample-graph.test-support.ts'

let sample: ReturnType<typeof sampleGraph>
beforeEach(() => {
  sample = sampleGraph()
})

const everything: EdgeFilter = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }

describe('select', () => {
  const select = (request: Partial<SelectRequest>): readonly string[] =>
    (
      sample.answer({
        kind: 'select',
        of: 'dataset',
        filters: {},
        limit: 100,
        ...request,
      }) as ReadAnswers['select']
    ).nodes.map((node) => `${node.namespace}|${node.dataset?.name ?? ''}|${node.name}`)

  beforeEach(() => {
    sample.dataset('pg', 'public.orders')
    sample.dataset('pg', 'public.users')
    sample.dataset('s3', 'raw/orders')
    const path = sample.dataset('zz', 'warehouse/orders')
    sample.alias(path, datasetId('pg', 'public.orders'))
    sample.tag('Dataset', path, 'pii', 'high')
    sample.own('Dataset', datasetId('s3', 'raw/orders'), 'ann')
    for (const [of, name] of [
      ['public.users', 'email'],
      ['public.users', 'id'],
      ['public.users', '*'],
      ['public.orders', 'id'],
    ] as const)
      sample.column('pg', of, name)
    sample.tag('Column', columnId('pg', 'public.users', 'email'), 'pii')
  })

  it('selects only canonical datasets, ordered by namespace and name', () => {
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
        sample.answer({
          kind: 'select',
          of,
          filters,
          limit,
          ...(after && { after }),
        }) as ReadAnswers['select']
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

  it('selects columns of given datasets or of all, and `*` only by its exact name', () => {
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
  it('combines the rows of one job over members, and applies the filter row by row', () => {
    const [a, b, load] = [sample.dataset('n', 'a'), sample.dataset('n', 'b'), sample.job('n', 'load')]
    sample.derive(b, a, { jobId: load, firstAt: 10, lastAt: 20, days: [0, 0], memberSourceId: a })
    sample.derive(b, a, { jobId: load, firstAt: 5 * DAY, lastAt: 5 * DAY, days: [5, 5], memberSourceId: b })
    const expand = (filter: EdgeFilter) =>
      (
        sample.answer({
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
    // Between the two rows, neither was active.
    const between = { since: 30, until: 40, wholeDays: false }
    expect(expand({ ...everything, window: between })).toEqual([])
    expect(expand({ ...everything, via: { basis: 'stated' } })).toEqual([])
    expect(expand({ ...everything, jobsAvoiding: [load] })).toEqual([])
    expect(expand({ ...everything, jobsWithin: [[load]] })).toEqual(whole)
  })

  it('expands in both directions, separates jobs and transformations, and says when it was cut', () => {
    const [a, b] = [sample.column('n', 'a', 'x'), sample.column('n', 'b', 'y')]
    const [one, two] = [sample.job('n', 'one'), sample.job('n', 'two')]
    sample.derive(b, a, { jobId: one, transformation: 'DIRECT', masking: false }, 'Column')
    sample.derive(
      b,
      a,
      { jobId: one, transformation: 'INDIRECT', subtype: 'FILTER', masking: true },
      'Column',
    )
    sample.derive(b, a, { jobId: two, transformation: 'DIRECT', masking: false }, 'Column')
    const ask = (direction: 'upstream' | 'downstream', frontier: Id[], limit: number, filter = everything) =>
      sample.answer({
        kind: 'expand',
        level: 'column',
        direction,
        frontier,
        filter,
        limit,
      }) as ReadAnswers['expand']
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

it('counts a run that several jobs reported as the newest of each', () => {
  const [main, other] = [sample.job('n', 'main'), sample.job('n', 'other')]
  const run = (i: number, jobOf: Id, startedAt: number, status: string): Id => {
    const id = idOf('Run', i)
    sample.graph.nodes.put({ label: 'Run', id, props: { jobId: jobOf, startedAt, status }, created: false })
    return id
  }
  const first = run(1, main, 10, 'succeeded')
  sample.join('PART_OF', 'Run', first, 'Job', main)
  sample.join('PART_OF', 'Run', first, 'Job', other)
  const second = run(2, other, 20, 'failed')
  sample.join('PART_OF', 'Run', second, 'Job', other)
  const lastRuns = () => {
    const request = {
      kind: 'describe',
      of: 'job',
      ids: [main, other],
      fields: ['lastRun', 'status'],
    } as const
    return [...(sample.answer(request) as ReadAnswers['describe']).values()]
  }
  expect(lastRuns()).toEqual([
    { lastRun: 10, status: 'succeeded' },
    { lastRun: 20, status: 'failed' },
  ])
  sample.join('PART_OF', 'Run', second, 'Job', main)
  expect(lastRuns()[0]).toEqual({ lastRun: 20, status: 'failed' })
  // A later event names another job; the edges remain.
  run(2, main, 30, 'running')
  expect(lastRuns()).toEqual([
    { lastRun: 30, status: 'running' },
    { lastRun: 30, status: 'running' },
  ])
})

it('lists what jobs touch, by job and by dataset, within the window', () => {
  const [a, b, load] = [sample.dataset('n', 'a'), sample.dataset('n', 'b'), sample.job('n', 'load')]
  sample.join('READS', 'Job', load, 'Dataset', a, { memberId: a, firstAt: 1, lastAt: 2, days: [0, 0] })
  sample.join('READS', 'Job', load, 'Dataset', a, { memberId: b, firstAt: 7, lastAt: 9, days: [0, 0] })
  sample.join('WRITES', 'Job', load, 'Dataset', b, { memberId: b, firstAt: 1, lastAt: 2, days: [0, 0] })
  const span = { firstAt: 1, lastAt: 9, days: [0, 0] }
  const ask = (by: { jobs: Id[] } | { datasets: Id[] }, filter = everything) =>
    sample.answer({ kind: 'touch', type: 'reads', by, filter, limit: 9 })
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

it('reports gaps: feeds without columns, and omitted pairs', () => {
  const [a, b, c] = [sample.dataset('n', 'a'), sample.dataset('n', 'b'), sample.dataset('n', 'c')]
  sample.derive(b, a, {})
  sample.derive(c, b, {})
  sample.derive(sample.column('n', 'b', 'y'), sample.column('n', 'a', 'x'), {}, 'Column')
  const operation = sample.put('Operation', idOf('Operation', 1), { omittedPairs: 3, counts: true })
  sample.join('READ', 'Operation', operation, 'Dataset', a, { datasetId: a, startedAt: 100, endedAt: 200 })
  const ask = (direction: 'upstream' | 'downstream', since = 0) => {
    const filter = { ...everything, window: { since, wholeDays: false } }
    const gaps = sample.answer({
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
  const anywhere = (direction: 'upstream' | 'downstream'): unknown =>
    sample.answer({ kind: 'gaps', direction, datasets: 'all', opaque: false, filter: everything })
  expect(anywhere('downstream')).toEqual({ opaque: new Set(), omitted: new Set([a]) })
  expect(anywhere('upstream')).toEqual({ opaque: new Set(), omitted: new Set() })
})
