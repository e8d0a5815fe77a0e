import { describe, expect, it } from 'vitest'
import { askIn } from '../../test/parity/query-world.ts'
import { MemoryReader } from '../../test/parity/memory-reader.ts'
import { aColumn, aDataset, aJob, type World, type WorldEdge } from '../../test/parity/reference/world.ts'
import type { Id } from '../domain/ids.ts'
import type { Answer } from './answer.ts'
import { spanOf } from '../domain/span.ts'
import { evaluate } from './evaluate.ts'
import type { PlanNode } from './plan.ts'
import type { ReadAnswer, SelectRequest } from './read-requests.ts'
import { TimeBudget } from './time-budget.ts'

const span = spanOf(Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 19))
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => aDataset('n', name)) as [
  ReturnType<typeof aDataset>,
  ReturnType<typeof aDataset>,
  ReturnType<typeof aDataset>,
  ReturnType<typeof aDataset>,
]
const [load, report] = [aJob('n', 'load'), aJob('n', 'report')] as const

const edge = (source: { id: Id }, target: { id: Id }, job = load): WorldEdge => ({
  level: 'dataset',
  source: source.id,
  target: target.id,
  job: job.id,
  inferred: span,
})

const none: World = { datasets: [], columns: [], jobs: [], edges: [], touches: [] }

/** a → b → c → d → b, and a job that reads c and derives nothing. */
const cycle: World = {
  ...none,
  datasets: [a, b, c, d],
  jobs: [load, report],
  edges: [edge(a, b), edge(b, c), edge(c, d), edge(d, b)],
  touches: [{ type: 'reads', job: report.id, dataset: c.id, span }],
}

const nodesOf = ({ result }: Answer): string[] => {
  if (result.kind !== 'graph') throw new Error('not a graph')
  return result.nodes.map((n) =>
    [n.name, n.distance, n.start && 'start', n.member && 'member', n.more && 'more', n.opaque && 'opaque']
      .filter((part) => part !== undefined && part !== false)
      .join(' '),
  )
}

function edgesOf({ result }: Answer, world: World): string[] {
  if (result.kind !== 'graph') throw new Error('not a graph')
  const nameOf = (id: Id): string => {
    const column = world.columns.find((x) => x.id === id)
    if (column) return `${world.datasets.find((x) => x.id === column.dataset)!.name}.${column.name}`
    return [...world.datasets, ...world.jobs].find((x) => x.id === id)!.name
  }
  return result.edges.map((e) => `${nameOf(e.from)}→${nameOf(e.to)}`)
}

const ask = (world: World, text: string): string[] => nodesOf(askIn(world, text))

describe('a walk', () => {
  it('shows its start and the nodes nearer than a depth, which are not members', () => {
    expect(ask(cycle, 'downstream of a depth 2..3')).toEqual(['a 0 start', 'b 1', 'c 2 member', 'd 3 member'])
  })

  it('marks nodes from which only the depth stops it', () => {
    expect(ask(cycle, 'downstream of a depth 1')).toEqual(['a 0 start', 'b 1 member more'])
    expect(ask(cycle, 'downstream of b depth 2')).toEqual(['b 0 start', 'c 1 member', 'd 2 member'])
  })

  it('includes its start as a member only on request, even on a cycle', () => {
    expect(ask(cycle, 'downstream of b including start')[0]).toBe('b 0 start member')
    expect(edgesOf(askIn(cycle, 'downstream of b'), cycle)).toEqual(['b→c', 'c→d', 'd→b'])
  })

  it('always leaves from its start, and may return to it, whatever its conditions', () => {
    expect(edgesOf(askIn(cycle, 'downstream of b avoiding b stop at b within { c, d }'), cycle)).toHaveLength(
      3,
    )
    expect(ask(cycle, 'downstream of b within datasets like x*')).toEqual(['b 0 start'])
  })

  it('shows the nodes at which it stops', () => {
    expect(ask(cycle, 'downstream of a stop at c')).toEqual(['a 0 start', 'b 1 member', 'c 2 member'])
  })

  it('shows jobs, including those that derived nothing from what they read', () => {
    expect(ask(cycle, 'downstream of b at job depth 1')).toEqual([
      'b 0 start',
      'c 1 member more',
      'load 1 member',
    ])
    expect(ask(cycle, 'downstream of c at job depth 1')).toContain('report 1 member')
    expect(edgesOf(askIn(cycle, 'downstream of c at job depth 1'), cycle)).toContain('c→report')
    expect(ask(cycle, 'downstream of b at job stop at job load')).toEqual(['b 0 start', 'load 1 member'])
    expect(ask(cycle, 'downstream of b stop at job load')).toEqual(['b 0 start'])
  })

  it('uses the lesser distance as a member in both directions', () => {
    expect(ask(cycle, 'lineage of b')).toEqual(['b 0 start', 'a 1 member', 'c 1 member', 'd 1 member'])
  })
})

describe('a walk from a job', () => {
  const world: World = {
    ...none,
    datasets: [a, b, c],
    jobs: [load, report],
    edges: [edge(b, c, report)],
    touches: [{ type: 'writes', job: load.id, dataset: b.id, span }],
  }
  it('starts with what the job wrote, whatever the conditions on jobs', () => {
    expect(ask(world, 'downstream of job load within job report')).toEqual([
      'load 0 start',
      'b 1 member',
      'c 2 member',
      'report 2 member',
    ])
    expect(ask(world, 'downstream of job load at dataset')).toEqual([
      'load 0 start',
      'b 1 member',
      'c 2 member',
    ])
  })
})

describe('a walk along columns', () => {
  const x = (name: string): ReturnType<typeof aColumn> => aColumn(a, name)
  const y = (name: string): ReturnType<typeof aColumn> => aColumn(b, name)
  const link = (source: { id: Id }, target: { id: Id }): WorldEdge => ({
    level: 'column',
    source: source.id,
    target: target.id,
    job: load.id,
    stated: span,
    transformation: { type: 'DIRECT', masking: false },
  })
  const out = aColumn(c, 'out')
  const world: World = {
    ...none,
    datasets: [a, b, c, d],
    columns: [x('id'), x('zip'), y('id'), y('*'), out],
    jobs: [load],
    // zip affected all columns of b.
    edges: [
      edge(a, b),
      edge(b, c),
      edge(b, d),
      link(x('id'), y('id')),
      link(x('zip'), y('*')),
      link(y('id'), out),
    ],
  }

  it('continues from every column of a `*` that it reaches, with edges drawn from the `*`', () => {
    const answer = askIn(world, 'downstream of column zip of a')
    expect(nodesOf(answer)).toEqual(['zip 0 start', '* 1 member opaque', 'out 2 member'])
    expect(edgesOf(answer, world)).toEqual(['a.zip→b.*', 'b.*→c.out'])
    expect(answer.notes.map((n) => n.code)).toEqual(['opaque-columns'])
  })

  it('adds the sources of the `*` of a dataset to those of its columns', () => {
    expect(edgesOf(askIn(world, 'upstream of column out of c'), world)).toEqual([
      'b.id→c.out',
      'a.id→b.id',
      'a.zip→b.id',
    ])
  })

  it('is projected if the answer shows datasets', () => {
    expect(ask(world, 'downstream of column zip of a at dataset')).toEqual([
      'a 0 start',
      'b 1 member opaque',
      'c 2 member',
    ])
  })

  it('starts from all columns of a dataset', () => {
    expect(ask(world, 'downstream of a at column depth 1')).toEqual([
      'id 0 start',
      'zip 0 start',
      '* 1 member more opaque',
      'id 1 member more opaque',
    ])
    expect(askIn(world, 'downstream of d at column').notes.map((n) => n.code)).toEqual(['no-columns'])
  })

  it('avoids all columns of an avoided dataset', () => {
    expect(ask(world, 'downstream of column id of a avoiding b')).toEqual(['id 0 start'])
  })
})

describe('limits', () => {
  it('suppress the note of an empty selector if the time was up before it was read', () => {
    const { notes, cuts } = askIn(cycle, 'columns of datasets', { limits: { timeMs: 0 }, elapsed: () => 1 })
    expect(cuts.map((cut) => cut.limit)).toEqual(['time'])
    expect(notes).toEqual([])
  })

  it('promise no distance that another walk, or the cut of the answer, breaks', () => {
    const cutsOf = (text: string, nodes: number): string[] =>
      askIn(cycle, text, { limits: { nodes } }).cuts.map((cut) => cut.message)
    expect(cutsOf('upstream of c', 2)).toEqual([
      'the nearest 2 nodes are kept; the walk is complete to distance 1',
    ])
    expect(cutsOf('lineage of c', 2)).toEqual(['the first 2 nodes are kept'])
    expect(cutsOf('downstream of { a, b, c }', 2)).toEqual(['the first 2 nodes are kept'])

    let requests = 0
    const late = askIn(cycle, 'lineage of a', { limits: { timeMs: 2 }, elapsed: () => requests++ })
    expect(late.cuts.map((cut) => cut.message)).toEqual(['the walk is complete to distance 0'])
  })

  it('report the last complete distance when the time is up', () => {
    let requests = 0
    // Two levels are read before the time is up.
    const answer = askIn(cycle, 'downstream of a', { limits: { timeMs: 2 }, elapsed: () => requests++ })
    expect([answer.complete, answer.cuts.map((cut) => [cut.limit, cut.message])]).toEqual([
      false,
      [['time', 'the walk is complete to distance 2']],
    ])
    expect(nodesOf(answer)).toEqual(['a 0 start', 'b 1 member', 'c 2 member'])
  })

  it('cut nodes and edges to the nearest, and report it', () => {
    const answer = askIn(cycle, 'downstream of a', { limits: { nodes: 2 } })
    expect([answer.complete, answer.cuts[0]?.limit, nodesOf(answer)]).toEqual([
      false,
      'nodes',
      ['a 0 start', 'b 1 member'],
    ])
    expect(edgesOf(askIn(cycle, 'downstream of a', { limits: { edges: 2 } }), cycle)).toEqual(['a→b', 'b→c'])
  })

  it('do not apply to nodes that are only counted or filtered', () => {
    const count = askIn(cycle, 'downstream of a count', { limits: { nodes: 2 } })
    expect([count.complete, count.result]).toMatchObject([true, { rows: [[3]] }])
    const filtered = askIn(cycle, 'downstream of a where name = d', { limits: { nodes: 2 } })
    expect([filtered.complete, nodesOf(filtered)]).toEqual([true, ['a 0 start', 'd 3 member']])
  })
})

describe('sets and stages', () => {
  it('show starts, and only process members', () => {
    expect(ask(cycle, 'downstream of a intersect upstream of d')).toEqual([
      'a 0 start',
      'd 0 start',
      'b 1 member',
      'c 2 member',
    ])
    expect(ask(cycle, 'downstream of a except upstream of d')).toEqual(['a 0 start', 'd 3 member'])
    expect(ask(cycle, 'downstream of c depth 1 union downstream of a depth 1')).toEqual([
      'a 0 start',
      'c 0 start',
      'b 1 member more',
      'd 1 member more',
    ])
  })

  it('order absent values last, and starts first', () => {
    expect(ask(cycle, 'downstream of a order by name desc')).toEqual([
      'a 0 start',
      'd 3 member',
      'c 2 member',
      'b 1 member',
    ])
  })

  it('count under each value, largest count first', () => {
    expect(askIn(cycle, 'downstream of a at job count by kind').result).toEqual({
      kind: 'table',
      columns: [
        { name: 'kind', type: 'text' },
        { name: 'count', type: 'number' },
      ],
      rows: [
        ['dataset', 3],
        ['job', 2],
      ],
    })
    expect(askIn(cycle, 'downstream of a count by kind order by count limit 1').result).toMatchObject({
      rows: [['dataset', 3]],
    })
  })
})

describe('a very large selection', () => {
  const MANY = 300_000
  const id = (i: number): Id => `00000000-0000-5000-8000-${String(i).padStart(12, '0')}` as Id

  /** A store of 300,000 datasets that creates its pages on request. */
  function run(
    root: PlanNode,
    limits = { nodes: 10_000, edges: 10, timeMs: 60_000 },
  ): { answer: Answer; pages: number } {
    const plain = new MemoryReader(none)
    let pages = 0
    const page = ({ after, limit }: SelectRequest): ReadAnswer => {
      pages++
      const first = after === undefined ? 0 : Number(after.name) + 1
      const end = Math.min(MANY, first + limit)
      const nodes = Array.from({ length: end - first }, (_, i) => {
        const name = String(first + i).padStart(6, '0')
        return { kind: 'dataset' as const, id: id(first + i), namespace: 'n', name }
      })
      return { nodes, last: end === MANY }
    }
    const reading = evaluate({ root, query: '', now: 0 }, limits, new TimeBudget(limits.timeMs, () => 0))
    let step = reading.next()
    while (step.done !== true)
      step = reading.next(step.value.kind === 'select' ? page(step.value) : plain.answer(step.value))
    return { answer: step.value, pages }
  }
  const input: PlanNode = {
    kind: 'where',
    input: { kind: 'select', selection: { kind: 'datasets', filters: {}, span: { start: 0, end: 0 } } },
    predicate: { kind: 'like', field: 'name', glob: '*7' },
  }

  it('is filtered and counted page by page', () => {
    const { answer } = run({ kind: 'count', input, by: [] })
    expect([answer.complete, answer.result]).toMatchObject([true, { rows: [[MANY / 10]] }])
  })

  it('is not read further than a limit needs', () => {
    const { answer, pages } = run({ kind: 'limit', input, count: 3 })
    expect([pages, nodesOf(answer)]).toEqual([1, ['000007 member', '000017 member', '000027 member']])
    expect(answer.complete).toBe(true)
  })

  it('is cut to the first nodes if the answer would have too many', () => {
    const { answer, pages } = run(input, { nodes: 4, edges: 1, timeMs: 60_000 })
    expect([pages, answer.complete, nodesOf(answer).length]).toEqual([1, false, 4])
  })

  it('retains only the first nodes of an order', () => {
    const keys = [{ field: 'name', descending: true }]
    const { answer } = run({ kind: 'limit', input: { kind: 'orderBy', input, keys }, count: 2 })
    expect(nodesOf(answer)).toEqual(['299997 member', '299987 member'])
  })
})
