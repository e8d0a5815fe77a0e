import { describe, expect, test } from 'vitest'
import { parse } from './parse.ts'

/** A tree without its spans. */
function tree(text: string): unknown {
  const { tree: found, diagnostics } = parse(text)
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  return JSON.parse(JSON.stringify(found, (key, value: unknown) => (key === 'span' ? undefined : value)))
}
const body = (text: string): unknown => (tree(text) as { query: { body: unknown } }).query.body
const selector = (text: string): unknown => (body(text) as { selector: unknown }).selector
const clause = (text: string): unknown => (body(`upstream of x ${text}`) as { clauses: unknown[] }).clauses[0]
const stage = (text: string): unknown =>
  (tree(`x ${text}`) as { query: { stages: unknown[] } }).query.stages[0]
const predicate = (text: string): unknown => (stage(`where ${text}`) as { predicate: unknown }).predicate

const word = (text: string, more: object = {}) => ({
  kind: 'word',
  text,
  quoted: false,
  glob: false,
  ...more,
})
const glob = (text: string) => word(text, { glob: true })
const param = (name: string) => ({ kind: 'param', name })
const int = (value: number) => ({ kind: 'integer', value })
const bare = (text: string) => ({ kind: 'bare', name: word(text) })

describe('selectors', () => {
  test.each([
    ['orders', bare('orders')],
    ['today', bare('today')],
    ['P1D', bare('P1D')],
    ['"or\\"ders"', { kind: 'bare', name: word('or"ders', { quoted: true }) }],
    ['dataset orders', { kind: 'dataset', name: word('orders') }],
    ['DATASET Depth', { kind: 'dataset', name: word('Depth') }],
    ['dataset in in in', { kind: 'dataset', name: word('in'), in: glob('in') }],
    ['job "a b" in s3*', { kind: 'job', name: word('a b'), in: glob('s3*') }],
    ['dataset $d in "k\\*\\n*"', { kind: 'dataset', name: param('d'), in: glob('k\\*\n*') }],
    ['datasets', { kind: 'datasets', filters: [] }],
    ['jobs like *x*', { kind: 'jobs', filters: [{ kind: 'like', glob: glob('*x*') }] }],
    [
      'datasets like $g matching /a\\/b/i tagged pii = high owned by "a b" in limit',
      {
        kind: 'datasets',
        filters: [
          { kind: 'like', glob: param('g') },
          { kind: 'matching', regex: { kind: 'regex', source: 'a/b', ignoreCase: true } },
          { kind: 'tagged', tag: word('pii'), value: word('high') },
          { kind: 'owned', by: word('a b') },
          { kind: 'in', namespace: glob('limit') },
        ],
      },
    ],
    ['column email of x', { kind: 'column', name: word('email'), of: bare('x') }],
    ['column e* of x', { kind: 'column', name: glob('e*'), of: bare('x') }],
    ['column "e*" of x', { kind: 'column', name: word('e*'), of: bare('x') }],
    ['columns', { kind: 'columns', filters: [] }],
    [
      'columns tagged of of columns of x',
      {
        kind: 'columns',
        filters: [{ kind: 'tagged', tag: word('of') }],
        of: { kind: 'columns', filters: [], of: bare('x') },
      },
    ],
    [
      'run 0F8fad5b-d9cb-469f-a165-70867728950e',
      { kind: 'run', name: word('0F8fad5b-d9cb-469f-a165-70867728950e') },
    ],
    ['operation "1"', { kind: 'operation', name: word('1') }],
    ['id scheduled__x', { kind: 'id', name: word('scheduled__x') }],
    ['runs', { kind: 'runs', filters: [] }],
    [
      'runs like etl* of x last 5',
      { kind: 'runs', filters: [{ kind: 'like', glob: glob('etl*') }], of: bare('x'), last: int(5) },
    ],
    ['runs last $n', { kind: 'runs', filters: [], last: param('n') }],
    ['last run of x', { kind: 'lastRun', of: bare('x') }],
    ['@q', { kind: 'saved', name: word('q'), args: [] }],
    [
      '@"my q"(a = b, depth = 3, t = 7d)',
      {
        kind: 'saved',
        name: word('my q'),
        args: [
          { name: word('a'), value: word('b') },
          { name: word('depth'), value: { kind: 'number', value: 3, text: '3' } },
          { name: word('t'), value: { kind: 'duration', ms: 604_800_000, text: '7d' } },
        ],
      },
    ],
    [
      '{ a, dataset b, {c} }',
      {
        kind: 'list',
        items: [bare('a'), { kind: 'dataset', name: word('b') }, { kind: 'list', items: [bare('c')] }],
      },
    ],
  ])('%s', (text, expected) => {
    expect(selector(text)).toEqual(expected)
  })

  test('a query in parentheses; around a selector alone they add nothing', () => {
    expect(body('upstream of (datasets where owner is null)')).toMatchObject({
      of: { kind: 'query', query: { body: { kind: 'selection' }, stages: [{ kind: 'where' }] } },
    })
    expect(body('upstream of ((dataset a))')).toMatchObject({ of: { kind: 'dataset' } })
    expect(body('upstream of (upstream of a)')).toMatchObject({ of: { kind: 'query' } })
  })
})

describe('expressions', () => {
  test.each([
    ['upstream of a', { kind: 'walk', direction: 'upstream', of: bare('a'), clauses: [] }],
    ['downstream of a', { kind: 'walk', direction: 'downstream', of: bare('a'), clauses: [] }],
    ['lineage of a', { kind: 'walk', direction: 'lineage', of: bare('a'), clauses: [] }],
    ['paths from a to b', { kind: 'paths', shortest: false, from: bare('a'), to: bare('b'), clauses: [] }],
    [
      'shortest path from a to b',
      { kind: 'paths', shortest: true, from: bare('a'), to: bare('b'), clauses: [] },
    ],
    ['cycles', { kind: 'cycles' }],
    [
      'cycles in datasets',
      { kind: 'cycles', in: { kind: 'selection', selector: { kind: 'datasets', filters: [] } } },
    ],
    ['roots of a', { kind: 'ends', which: 'roots', of: { kind: 'selection', selector: bare('a') } }],
    ['leaves of a', { kind: 'ends', which: 'leaves', of: { kind: 'selection', selector: bare('a') } }],
    ['p including start', { kind: 'named', name: word('p'), clauses: [{ kind: 'includingStart' }] }],
  ])('%s', (text, expected) => {
    expect(body(text)).toEqual(expected)
  })

  const shape = (expr: unknown): string => {
    const e = expr as {
      kind: string
      op: string
      left: unknown
      right: unknown
      selector: { name: { text: string } }
    }
    return e.kind === 'set' ? `(${shape(e.left)} ${e.op} ${shape(e.right)})` : e.selector.name.text
  }
  test.each([
    ['a union b except c', '((a union b) except c)'],
    ['a union b intersect c', '(a union (b intersect c))'],
    ['a intersect b union c', '((a intersect b) union c)'],
    ['a intersect b intersect c', '((a intersect b) intersect c)'],
    ['a except (b except c)', '(a except (b except c))'],
  ])('%s binds as %s', (text, expected) => {
    expect(shape(body(text))).toBe(expected)
  })

  test('parentheses that only bind are not in the tree; clauses and stages keep them', () => {
    expect(body('(upstream of a)')).toMatchObject({ kind: 'walk' })
    expect(body('(upstream of a) since 7d')).toMatchObject({ kind: 'group', clauses: [{ kind: 'since' }] })
    expect(body('(datasets limit 3)')).toMatchObject({
      kind: 'group',
      query: { stages: [{ kind: 'limit' }] },
    })
    expect(body('(changes since 7d in a)')).toMatchObject({ kind: 'group' })
  })

  test('changes', () => {
    expect(body('changes between 2026-11-01 and now in upstream of a since 7d')).toMatchObject({
      kind: 'changes',
      from: { kind: 'date', day: 20_758, text: '2026-11-01' },
      to: { kind: 'now' },
      in: { kind: 'walk', clauses: [{ kind: 'since' }] },
    })
    expect(body('changes since 7d in a')).not.toHaveProperty('to')
  })
})

describe('clauses', () => {
  test.each([
    ['depth 3', { kind: 'depth', max: int(3), all: false }],
    ['depth 1..3', { kind: 'depth', min: int(1), max: int(3), all: false }],
    ['depth 2..', { kind: 'depth', min: int(2), all: false }],
    ['depth $a..$b', { kind: 'depth', min: param('a'), max: param('b'), all: false }],
    ['depth all', { kind: 'depth', all: true }],
    ['since 7d', { kind: 'since', time: { kind: 'duration', ms: 604_800_000, text: '7d' } }],
    ['until P1DT12H', { kind: 'until', time: { kind: 'duration', ms: 129_600_000, text: 'P1DT12H' } }],
    ['as of $t', { kind: 'asOf', time: param('t') }],
    ['since YESTERDAY', { kind: 'since', time: { kind: 'yesterday' } }],
    [
      'between today and 2026-11-01T10:00',
      {
        kind: 'between',
        from: { kind: 'today' },
        to: { kind: 'instant', at: Date.UTC(2026, 10, 1, 10), text: '2026-11-01T10:00' },
      },
    ],
    ['at dataset', { kind: 'at', granularity: 'dataset' }],
    ['at column', { kind: 'at', granularity: 'column' }],
    ['at job', { kind: 'at', granularity: 'job' }],
    ['at run', { kind: 'at', granularity: 'run' }],
    ['at operation', { kind: 'at', granularity: 'operation' }],
    ['within a', { kind: 'within', selector: bare('a') }],
    ['avoiding jobs', { kind: 'avoiding', selector: { kind: 'jobs', filters: [] } }],
    ['stop at a', { kind: 'stopAt', selector: bare('a') }],
    ['skip a', { kind: 'skip', selector: bare('a') }],
    ['via direct, unmasked', { kind: 'via', words: [word('direct'), word('unmasked')] }],
    ['including start', { kind: 'includingStart' }],
  ])('%s', (text, expected) => {
    expect(clause(text)).toEqual(expected)
  })

  test('clauses stay in the order written', () => {
    const { clauses } = body('upstream of a since 7d depth 3 at job avoiding b avoiding c') as {
      clauses: { kind: string }[]
    }
    expect(clauses.map((c) => c.kind)).toEqual(['since', 'depth', 'at', 'avoiding', 'avoiding'])
  })
})

describe('stages', () => {
  test.each([
    [
      'order by name desc, count asc, asc',
      {
        kind: 'orderBy',
        keys: [
          { field: word('name'), descending: true },
          { field: word('count'), descending: false },
          { field: word('asc'), descending: false },
        ],
      },
    ],
    ['limit 20', { kind: 'limit', count: int(20) }],
    ['limit $n', { kind: 'limit', count: param('n') }],
    ['count', { kind: 'count', by: [] }],
    ['count by namespace, type', { kind: 'count', by: [word('namespace'), word('type')] }],
    ['show job, column', { kind: 'show', fields: [word('job'), word('column')] }],
  ])('%s', (text, expected) => {
    expect(stage(text)).toEqual(expected)
  })

  test('stages stay in the order written', () => {
    const { query } = tree('datasets limit 9 where a = 1 order by name limit 2') as {
      query: { stages: { kind: string }[] }
    }
    expect(query.stages.map((s) => s.kind)).toEqual(['limit', 'where', 'orderBy', 'limit'])
  })
})

describe('predicates', () => {
  const compare = (field: string, op: string, value: object) => ({
    kind: 'compare',
    field: word(field),
    op,
    value,
  })
  test.each([
    ['owner = x', compare('owner', '=', word('x'))],
    ['column != "7d"', compare('column', '!=', word('7d'))],
    ['distance < 3', compare('distance', '<', { kind: 'number', value: 3, text: '3' })],
    ['distance <= 1.5', compare('distance', '<=', { kind: 'number', value: 1.5, text: '1.5' })],
    ['duration > 5m', compare('duration', '>', { kind: 'duration', ms: 300_000, text: '5m' })],
    ['lastRead >= today', compare('lastRead', '>=', { kind: 'today' })],
    ['lastRead = 2026-11-01', compare('lastRead', '=', { kind: 'date', day: 20_758, text: '2026-11-01' })],
    ['name = P1D', compare('name', '=', { kind: 'duration', ms: 86_400_000, text: 'P1D' })],
    ['name = P1M', compare('name', '=', word('P1M'))],
    ['name = null', compare('name', '=', word('null'))],
    ['job = $j', compare('job', '=', param('j'))],
    [
      'id = 0f8fad5b-d9cb-469f-a165-70867728950e',
      compare('id', '=', word('0f8fad5b-d9cb-469f-a165-70867728950e')),
    ],
    ['name like "a*\\*"', { kind: 'like', field: word('name'), negated: false, glob: glob('a*\\*') }],
    ['name not like a?', { kind: 'like', field: word('name'), negated: true, glob: glob('a?') }],
    [
      'name matching /^a/',
      {
        kind: 'matching',
        field: word('name'),
        negated: false,
        regex: { kind: 'regex', source: '^a', ignoreCase: false },
      },
    ],
    [
      'name not matching /a/i',
      {
        kind: 'matching',
        field: word('name'),
        negated: true,
        regex: { kind: 'regex', source: 'a', ignoreCase: true },
      },
    ],
    [
      'type in (a, "b", 3)',
      {
        kind: 'in',
        field: word('type'),
        negated: false,
        values: [word('a'), word('b'), { kind: 'number', value: 3, text: '3' }],
      },
    ],
    ['type not in $types', { kind: 'in', field: word('type'), negated: true, values: param('types') }],
    ['owner is null', { kind: 'null', field: word('owner'), negated: false }],
    ['owner is not null', { kind: 'null', field: word('owner'), negated: true }],
    ['tagged pii', { kind: 'tagged', negated: false, tag: word('pii') }],
    ['not tagged pii = $v', { kind: 'tagged', negated: true, tag: word('pii'), value: param('v') }],
    [
      'lastRead older than 3d',
      {
        kind: 'age',
        field: word('lastRead'),
        than: 'older',
        duration: { kind: 'duration', ms: 259_200_000, text: '3d' },
      },
    ],
    ['lastRead newer than $d', { kind: 'age', field: word('lastRead'), than: 'newer', duration: param('d') }],
    ['not owner is null', { kind: 'not', item: { kind: 'null', field: word('owner'), negated: false } }],
  ])('%s', (text, expected) => {
    expect(predicate(text)).toEqual(expected)
  })

  const shape = (p: unknown): string => {
    const { kind, items, item, field } = p as {
      kind: string
      items?: unknown[]
      item?: unknown
      field?: { text: string }
    }
    if (items !== undefined) return `${kind}(${items.map(shape).join(' ')})`
    return item === undefined ? field!.text : `not(${shape(item)})`
  }
  test.each([
    ['a = 1 or b = 1 and c = 1', 'or(a and(b c))'],
    ['(a = 1 or b = 1) and c = 1', 'and(or(a b) c)'],
    ['not a = 1 and b = 1', 'and(not(a) b)'],
    ['not (a = 1 and b = 1)', 'not(and(a b))'],
    ['not (not (a = 1))', 'not(not(a))'],
    ['(a = 1 and (b = 1 and c = 1)) and d = 1', 'and(a b c d)'],
    ['((a = 1))', 'a'],
  ])('%s binds as %s', (text, expected) => {
    expect(shape(predicate(text))).toBe(expected)
  })
})

describe('texts', () => {
  test('explain and let', () => {
    expect(tree('explain let a = b; let c = upstream of a; c depth 2;')).toMatchObject({
      kind: 'text',
      explain: true,
      lets: [{ name: word('a') }, { name: word('c'), query: { body: { kind: 'walk' } } }],
      query: { body: { kind: 'named', name: word('c'), clauses: [{ kind: 'depth' }] } },
    })
  })

  test('gives every node its span', () => {
    const text = 'let p = datasets; upstream of dataset "a b" -- why\n depth 3 where (owner is null)'
    const written: string[] = []
    JSON.stringify(parse(text).tree, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'span' in value) {
        const { start, end } = value.span as { start: number; end: number }
        written.push(text.slice(start, end))
      }
      return value
    })
    expect(written).toEqual([
      text,
      'let p = datasets;',
      'p',
      'datasets',
      'datasets',
      'datasets',
      text.slice(18),
      text.slice(18, 59),
      'dataset "a b"',
      '"a b"',
      'depth 3',
      '3',
      'where (owner is null)',
      'owner is null',
      'owner',
    ])
  })

  test('notes what `where` after a plural selector filters', () => {
    const notes = (text: string) => parse(text).diagnostics.map((d) => d.code)
    expect(notes('upstream of datasets tagged pii where owner is null')).toEqual(['where-filters-answer'])
    expect(notes('a union upstream of jobs where owner is null')).toEqual(['where-filters-answer'])
    expect(notes('upstream of datasets depth 3 where owner is null')).toEqual([])
    expect(notes('upstream of dataset a where owner is null')).toEqual([])
    expect(notes('datasets where owner is null')).toEqual([])
    expect(notes('upstream of (datasets where owner is null)')).toEqual([])
  })
})
