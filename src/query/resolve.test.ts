import { describe, expect, it } from 'vitest'
import { askIn, NOW, resolveIn } from '../../test/parity/query-world.ts'
import { aColumn, aDataset, aJob, type World } from '../../test/parity/reference/world.ts'
import { BEGINNING, DAY, toIso } from '../domain/time.ts'
import type { Params } from './name-requests.ts'
import type { PlanNode, WalkNode } from './plan.ts'

const PG = 'postgres://db:5432'
const orders = aDataset(PG, 'shop.public.orders')
const world: World = {
  datasets: [
    orders,
    aDataset(PG, 'shop.public.customers', {
      aliases: [{ namespace: 's3://lake', name: '/raw/customers' }],
    }),
    aDataset(PG, 'mart.Revenue'),
    aDataset(PG, 'a.items'),
    aDataset(PG, 'b.items'),
    aDataset('s3://lake', '/raw/orders'),
  ],
  columns: [aColumn(orders, 'id')],
  jobs: [aJob('etl', 'load_orders')],
  edges: [],
  touches: [],
}

/** The codes of all diagnostics of a text. */
const codes = (text: string, params?: Params): string[] =>
  resolveIn(world, text, params).diagnostics.map((d) => d.code)

/** The code of each diagnostic, and the text that it marks. */
const reportedAt = (text: string, params?: Params): [string, string][] =>
  resolveIn(world, text, params).diagnostics.map((d) => [
    d.code,
    d.span === undefined ? '' : text.slice(d.span.start, d.span.end),
  ])

function rootOf(text: string, params?: Params): PlanNode {
  const { plan, diagnostics } = resolveIn(world, text, params)
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics))
  return plan.root
}

const walkOf = (text: string, params?: Params): WalkNode => rootOf(text, params) as WalkNode

describe('names', () => {
  it.each([
    ['dataset shop.public.orders', []],
    [`dataset "${PG}/shop.public.orders"`, []],
    ['dataset "s3://lake/raw/orders"', []],
    ['SHOP.public.orders', ['name-ignoring-case']],
    // The ending of two names of one dataset.
    ['dataset customers', ['name-by-ending']],
    ['dataset shop.public.customers', []],
    ['dataset items', ['ambiguous-name']],
    ['dataset items in "post*"', ['ambiguous-name']],
    ['dataset orders in "s3://*"', ['name-by-ending']],
    ['dataset shop.public.ordrs', ['unknown-name']],
    ['job load_orders in etl', []],
    ['job load_orders in nowhere', ['unknown-name']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  it('lists candidates as texts that only mean one dataset', () => {
    const [diagnostic] = resolveIn(world, 'upstream of items').diagnostics
    expect(diagnostic?.suggestions).toEqual([`${PG}/a.items`, `${PG}/b.items`])
    for (const text of diagnostic!.suggestions!) expect(codes(`dataset ${text}`)).toEqual([])
  })

  it('suggests the nearest names for an unknown one', () => {
    const [diagnostic] = resolveIn(world, 'upstream of dataset shop.public.ordrs').diagnostics
    expect(diagnostic?.suggestions?.[0]).toBe(`${PG}/shop.public.orders`)
  })

  it('reports several mistakes together, in the order of the text', () => {
    expect(reportedAt('upstream of dataset nope depth 0 within job nobody')).toEqual([
      ['unknown-name', 'nope'],
      ['depth-zero', 'depth 0'],
      ['unknown-name', 'nobody'],
    ])
  })
})

describe('let', () => {
  it('represents its query, and passes clauses on to it', () => {
    const plan = walkOf('let p = upstream of a.items; p since 2d depth 3')
    expect(plan).toMatchObject({ kind: 'walk', depth: { max: 3 }, window: { since: NOW - 2 * DAY } })
  })

  it('lets the inner clause take precedence', () => {
    expect(reportedAt('let p = upstream of a.items depth 2; p depth 3')).toEqual([
      ['useless-clause', 'depth 3'],
    ])
    expect(walkOf('let p = upstream of a.items depth 2; p depth 3').depth).toEqual({ min: 1, max: 2 })
  })

  it('inherits each side of the window separately', () => {
    const { window } = walkOf('(upstream of a.items since 2026-11-10) until 2026-11-12')
    expect(window).toEqual({
      since: Date.UTC(2026, 10, 10),
      until: Date.UTC(2026, 10, 13) - 1,
      wholeDays: true,
    })
  })

  it('combines confining clauses', () => {
    const walk = walkOf(
      '(upstream of a.items within datasets like a*) within datasets like b* avoiding b.items',
    )
    expect([walk.within.length, walk.avoiding.length]).toEqual([2, 1])
  })

  it.each([
    ['let a.items = upstream of b.items; a.items', []],
    ['let x = upstream of b.items; x union x', []],
    ['let x = upstream of b.items; a.items', ['let-not-used']],
    ['let x = upstream of nope; a.items', ['let-not-used', 'unknown-name']],
    ['let x = upstream of b.items; let x = a.items; x', ['let-bound-twice']],
    ['let x = upstream of y; let y = a.items; x union y', ['let-used-before']],
    ['let x = a.items; x depth 2', ['useless-clause']],
    ['a.items depth 2', ['clause-on-dataset']],
    ['(a.items union b.items) since 2d', ['useless-clause']],
    ['let x = datasets count; upstream of x', ['table-as-set']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  it('is refused if it grows too large when written out', () => {
    const lets = Array.from({ length: 40 }, (_, i) => `let x${i + 1} = x${i} union x${i};`)
    const text = `let x0 = upstream of a.items; ${lets.join(' ')} x40`
    expect(codes(text)).toEqual(['expands-too-far'])
  })
})

it('lists candidates as texts that can replace the name', () => {
  const alike: World = { ...world, datasets: [aDataset('n/a', 'b'), aDataset('n', 'a/b')] }
  const candidates = (text: string) => resolveIn(alike, text).diagnostics[0]?.suggestions
  expect(candidates('dataset n/a/b')).toEqual(['a/b in n', 'b in n/a'])
  expect(candidates('n/a/b')).toEqual(['dataset a/b in n', 'dataset b in n/a'])
})

describe('windows', () => {
  const day = (d: number): number => Date.UTC(2026, 10, d)
  it.each([
    ['since 7d', { since: NOW - 7 * DAY, wholeDays: false }],
    ['since 2026-11-10', { since: day(10), wholeDays: false }],
    ['until 2026-11-10', { until: day(11) - 1, wholeDays: false }],
    ['since today', { since: day(20), wholeDays: false }],
    ['until yesterday', { until: day(20) - 1, wholeDays: false }],
    ['until now', { until: NOW, wholeDays: false }],
    ['as of 2026-11-10T08:00:00Z', { asOf: day(10) + 8 * 3_600_000, wholeDays: false }],
    [
      'since 1d as of 2026-11-10T08:00:00Z',
      { since: day(9), asOf: day(10) + 8 * 3_600_000, wholeDays: true },
    ],
    ['between 2026-11-10T08:00:00Z and 2026-11-12', { since: day(10), until: day(13) - 1, wholeDays: true }],
  ])('%s', (clauses, window) => {
    expect(walkOf(`upstream of a.items ${clauses}`).window).toEqual(window)
  })

  it('do not reach back further than the calendar', () => {
    const { window } = walkOf('upstream of a.items as of 14000000w since 14000000w')
    expect(window).toEqual({ since: BEGINNING, asOf: NOW - 14_000_000 * 7 * DAY, wholeDays: true })
    expect(toIso(BEGINNING)).toBe('-271821-04-20T00:00:00.000Z')
  })

  it.each([
    ['since 2d until 3d', ['since-after-until', 'until 3d']],
    ['until 3d since 2d', ['since-after-until', 'since 2d']],
    ['between 2026-11-12 and 2026-11-10', ['since-after-until', '2026-11-10']],
    ['as of 2026-11-10 since 2026-11-12', ['after-as-of', 'since 2026-11-12']],
    ['since 2d since 3d', ['duplicate-clause', 'since 3d']],
    ['since 2d between 2026-11-10 and 2026-11-12', ['clause-conflict', 'between 2026-11-10 and 2026-11-12']],
    ['between 2026-11-10 and 2026-11-12 until 1d', ['clause-conflict', 'until 1d']],
    ['depth 2 depth 3', ['duplicate-clause', 'depth 3']],
    ['depth 3..2', ['depth-order', 'depth 3..2']],
  ])('%s is an error', (clauses, expected) => {
    expect(reportedAt(`upstream of a.items ${clauses}`)).toEqual([expected])
  })

  it('counts age from the T of `as of`', () => {
    const T = Date.UTC(2026, 10, 10, 8)
    const where = rootOf('upstream of a.items as of 2026-11-10T08:00:00Z where lastWritten older than 24h')
    expect(where).toMatchObject({ predicate: { op: '<', value: T - DAY } })
  })
})

describe('granularity', () => {
  it.each([
    ['upstream of a.items', 'dataset'],
    ['upstream of job load_orders', 'job'],
    ['upstream of column id of orders', 'column'],
    ['upstream of { a.items, job load_orders }', 'job'],
    ['upstream of { a.items, column id of shop.public.orders }', 'column'],
    ['upstream of (downstream of a.items at job)', 'job'],
    ['upstream of job load_orders at dataset', 'dataset'],
  ])('%s goes along %ss', (text, at) => {
    expect(walkOf(text.replace('of orders', 'of shop.public.orders')).at).toBe(at)
  })

  it.each([
    ['upstream of a.items via direct', [['via-needs-column', 'direct']]],
    ['upstream of a.items via direkt', [['unknown-via', 'direkt']]],
    ['upstream of a.items at column via stated, inferred', [['via-contradiction', 'via stated, inferred']]],
    ['upstream of a.items within columns like x*', [['finer-than-walk', 'columns like x*']]],
    ['upstream of a.items at column avoiding columns like x*', []],
    ['columns of job load_orders', [['wrong-kind', 'job load_orders']]],
  ])('%s', (text, expected) => {
    expect(reportedAt(text)).toEqual(expected)
  })
})

describe('predicates', () => {
  const of = (text: string, params?: Params): unknown =>
    (rootOf(`datasets where ${text}`, params) as { predicate?: unknown }).predicate

  it.each<[string, unknown]>([
    ['owner is null', { kind: 'null', field: 'owner' }],
    ['owner is not null', { kind: 'not', item: { kind: 'null', field: 'owner' } }],
    ['owner != ann', { kind: 'not', item: { kind: 'compare', field: 'owner', op: '=', value: 'ann' } }],
    ['upstreams > 3', { kind: 'compare', field: 'upstreams', op: '>', value: 3 }],
    ['name not like a*', { kind: 'not', item: { kind: 'like', field: 'name', glob: 'a*' } }],
    ['owner in (ann, today)', { kind: 'in', field: 'owner', values: ['ann', 'today'] }],
    ['tagged pii = high', { kind: 'tagged', tag: 'pii', value: 'high' }],
    ['not tagged pii', { kind: 'not', item: { kind: 'tagged', tag: 'pii' } }],
    ['lastRead < 2026-11-10', { kind: 'compare', field: 'lastRead', op: '<', value: Date.UTC(2026, 10, 10) }],
    [
      'lastRead > 2026-11-10',
      { kind: 'compare', field: 'lastRead', op: '>', value: Date.UTC(2026, 10, 11) - 1 },
    ],
    [
      'lastRead = 2026-11-10',
      { kind: 'between', field: 'lastRead', from: Date.UTC(2026, 10, 10), to: Date.UTC(2026, 10, 11) - 1 },
    ],
    ['lastRead newer than 2d', { kind: 'compare', field: 'lastRead', op: '>', value: NOW - 2 * DAY }],
  ])('%s', (text, predicate) => {
    expect(of(text)).toEqual(predicate)
  })

  it.each([
    ['lastRead > 5m', 'age-by-comparison'],
    ['lastRead like x*', 'field-operator'],
    ['owner older than 5m', 'field-operator'],
    ['upstreams = many', 'field-value'],
    ['owner = 5', 'field-value'],
    ['ownr = ann', 'unknown-field'],
    ['lastRun newer than 2d', 'unknown-field'],
    ['name matching /(/', 'regex-invalid'],
  ])('%s is an error', (text, code) => {
    expect(codes(`datasets where ${text}`)).toEqual([code])
  })

  it.each([
    ['upstream of a.items count limit 3', 'stage-order'],
    ['upstream of a.items show name where name = x', 'stage-order'],
    ['upstream of a.items count by kind order by name', 'unknown-field'],
    ['upstream of a.items count by kind, kind', 'repeated-field'],
    ['(upstream of a.items count) union b.items', 'table-as-set'],
  ])('%s is an error', (text, code) => {
    expect(codes(text)).toEqual([code])
  })
})

describe('parameters', () => {
  it('are read as the kind that their position needs', () => {
    const walk = walkOf('upstream of dataset $d depth $n since $t within datasets like $g', {
      d: 'a.items',
      n: 2,
      t: '7d',
      g: 'a*',
    })
    expect(walk).toMatchObject({
      depth: { max: 2 },
      window: { since: NOW - 7 * DAY },
      within: [{ selection: { filters: { like: ['a*'] } } }],
    })
    expect(rootOf('datasets like $g', { g: 2024 })).toMatchObject({
      selection: { filters: { like: ['2024'] } },
    })
    expect(rootOf('upstream of a.items depth $n', { n: '2' })).toMatchObject({ depth: { max: 2 } })
    expect(rootOf('datasets where name in $l', { l: ['a', 'b'] })).toMatchObject({
      predicate: { kind: 'in', values: ['a', 'b'] },
    })
  })

  it.each<[string, Params, string]>([
    ['dataset $d', {}, 'missing-parameter'],
    ['dataset $d', { d: ['a'] }, 'parameter-kind'],
    ['upstream of a.items depth $n', { n: 'two' }, 'parameter-kind'],
    ['upstream of a.items since $t', { t: 'soon' }, 'parameter-kind'],
    ['datasets where name in $l', { l: 'a' }, 'parameter-kind'],
    ['a.items', { x: 1 }, 'unknown-parameter'],
  ])('%s with %j', (text, params, code) => {
    expect(codes(text, params)).toEqual([code])
  })
})

describe('answers', () => {
  it('warn about a plural selector that selects nothing, at its span', () => {
    const text = 'upstream of datasets like nothing*'
    const [note] = askIn(world, text).notes
    expect([note?.code, note?.severity, text.slice(note!.span!.start, note!.span!.end)]).toEqual([
      'empty-selector',
      'warning',
      'datasets like nothing*',
    ])
  })

  it('state the window that was used', () => {
    const text = 'upstream of a.items between 2026-11-10T08:00:00Z and 2026-11-12'
    expect(askIn(world, text).window).toEqual({
      since: Date.UTC(2026, 10, 10),
      until: Date.UTC(2026, 10, 13) - 1,
      resolution: 'day',
    })
    expect(askIn(world, 'upstream of a.items').window).toBeUndefined()
  })

  it('carry the canonical text', () => {
    expect(askIn(world, 'UPSTREAM  of  a.items DEPTH 2').query).toBe('upstream of a.items depth 2')
  })

  it('find the column that a name means', () => {
    const answer = askIn(world, 'column ID of shop.public.orders')
    expect(answer.stats.members).toBe(1)
    expect(answer.notes.map((n) => n.code)).toEqual(['name-ignoring-case'])
    expect(askIn(world, 'column ix of shop.public.orders').notes.map((n) => [n.code, n.suggestions])).toEqual(
      [['unknown-name', ['id']]],
    )
  })
})
