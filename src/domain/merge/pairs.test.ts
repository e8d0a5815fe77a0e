import { describe, expect, it } from 'vitest'
import type { Aggregate, MappingBody } from '../aggregate.ts'
import { columnLineage, edgesAsText, graphOf, lineage } from './graph-text.test-support.ts'
import {
  dataset,
  idOfDataset,
  observeDeclaration,
  observeRun,
  type RunEvent,
} from './observe.test-support.ts'
import { MAX_INFERRED_PAIRS, pairsOf } from './pairs.ts'

const DAY = 86_400_000
const done = (event: Omit<RunEvent, 'run' | 'kind' | 'at'>, run = 1) =>
  observeRun({ run, kind: 'COMPLETE', at: DAY, ...event })

describe('the pairs of an operation', () => {
  it('are every input with every output, inferred', () => {
    expect(lineage(graphOf(done({ inputs: ['a', 'b'], outputs: ['x', 'y'] })))).toEqual([
      'a → x (inferred)',
      'a → y (inferred)',
      'b → x (inferred)',
      'b → y (inferred)',
    ])
  })

  it('are stated for the sources that columnLineage names, and inferred for the other inputs', () => {
    const x = { name: 'x', columns: [{ to: 'k', from: ['a', 'k'] as const }] }
    const graph = graphOf(done({ inputs: ['a', 'b'], outputs: [x] }))
    expect(lineage(graph)).toEqual(['a → x (stated)', 'b → x (inferred)'])
    expect(columnLineage(graph)).toEqual(['a.k → x.k (direct)'])
  })

  it('follow the newest columnLineage of the operation alone, though it says less, in any order', () => {
    const columns = (...to: readonly string[]) => [
      { name: 'x', columns: to.map((column) => ({ to: column, from: ['a', column] as const })) },
    ]
    const inputs = ['a']
    const full = done({ inputs, outputs: columns('k', 'v') })
    const less = observeRun({ run: 1, kind: 'COMPLETE', at: DAY + 1, inputs, outputs: columns('k') })
    const silent = observeRun({ run: 1, kind: 'COMPLETE', at: DAY + 2, inputs, outputs: ['x'] })
    const orders = [
      [full, less, silent],
      [silent, less, full],
      [less, full, silent, full],
    ]
    for (const events of orders) expect(columnLineage(graphOf(...events))).toEqual(['a.k → x.k (direct)'])
    // An event without the facet withdraws nothing; another operation's statement stands for itself.
    expect(columnLineage(graphOf(silent, full))).toHaveLength(2)
    expect(columnLineage(graphOf(less, done({ inputs, outputs: columns('k', 'v') }, 2)))).toHaveLength(2)
  })

  it('read a source that only columnLineage names, implied and with no part in the product', () => {
    const x = { name: 'x', columns: [{ to: 'k', from: ['seed', 'k'] as const }] }
    const graph = graphOf(done({ inputs: ['a'], outputs: [x, 'y'] }))
    expect(lineage(graph)).toEqual(['a → x (inferred)', 'a → y (inferred)', 'seed → x (stated)'])
    const reads = graph.edgesOf('READ').map(({ to, props }) => [to, props.implied])
    expect(reads).toContainEqual([idOfDataset('seed'), true])
    expect(reads).toContainEqual([idOfDataset('a'), undefined])
    expect(edgesAsText(graph, 'READS')).toContain('job → seed')
  })

  it('are those of an explicit lineage facet alone: a run’s for the operation', () => {
    const graph = graphOf(done({ inputs: ['a', 'b'], outputs: ['x', 'y'], lineage: [['x', 'a']] }))
    expect(lineage(graph)).toEqual(['a → x (stated)'])
  })

  it('are those of an explicit lineage facet alone: an output’s for that output', () => {
    const x = { name: 'x', lineage: ['b'] }
    expect(lineage(graphOf(done({ inputs: ['a', 'b'], outputs: [x, 'y'] })))).toEqual([
      'a → y (inferred)',
      'b → x (stated)',
      'b → y (inferred)',
    ])
  })

  it('are none where the lineage facet is empty, and inferred again once it is withdrawn', () => {
    const event = { inputs: ['a'], outputs: ['x'] }
    expect(lineage(graphOf(done({ ...event, lineage: [] })))).toEqual([])
    const withdrawn = observeRun({ run: 1, kind: 'COMPLETE', at: DAY + 1, lineage: null })
    expect(lineage(graphOf(done({ ...event, lineage: [] }), withdrawn))).toEqual(['a → x (inferred)'])
  })

  it('take columns but no datasets from columnLineage beside a lineage facet', () => {
    const columns = [
      { to: 'k', from: ['a', 'k'] as const },
      { to: 'k', from: ['b', 'k'] as const },
    ]
    const graph = graphOf(done({ inputs: ['a', 'b'], outputs: [{ name: 'x', lineage: ['a'], columns }] }))
    expect(lineage(graph)).toEqual(['a → x (stated)'])
    expect(columnLineage(graph)).toEqual(['a.k → x.k (direct)'])
  })

  it('write a target that only a lineage facet names', () => {
    const graph = graphOf(done({ inputs: ['a'], lineage: [['z', 'a']] }))
    expect(lineage(graph)).toEqual(['a → z (stated)'])
    expect(edgesAsText(graph, 'WROTE')).toEqual(['job → z'])
  })

  it.each(['drop', 'truncate', 'alter', 'rename'])(
    'have no inferred target that is only a %s',
    (lifecycle) => {
      const x = { name: 'x', lifecycle }
      expect(lineage(graphOf(done({ inputs: ['a'], outputs: [x, 'y'] })))).toEqual(['a → y (inferred)'])
    },
  )

  it('have no inferred target that the producer rules rule out', () => {
    const facets = { noTargets: [idOfDataset('audit')] }
    expect(lineage(graphOf(done({ facets, inputs: ['a'], outputs: ['audit'] })))).toEqual([])
  })

  it('join a dataset that is both input and output to itself', () => {
    expect(lineage(graphOf(done({ inputs: ['a'], outputs: ['a'] })))).toEqual(['a → a (inferred)'])
  })

  it.each(['FAIL', 'ABORT'] as const)('are none after %s, though the run shows what it touched', (kind) => {
    const graph = graphOf(observeRun({ run: 1, kind, at: DAY, inputs: ['a'], outputs: ['x'] }))
    expect(lineage(graph)).toEqual([])
    expect([edgesAsText(graph, 'READS'), edgesAsText(graph, 'WRITES')]).toEqual([[], []])
    expect(edgesAsText(graph, 'WROTE')).toEqual(['job → x'])
    expect(graph.edgesOf('WROTE')[0]!.props.counts).toBe(false)
  })

  it('count for streaming work even if it failed', () => {
    const streaming = { facets: { streaming: true }, inputs: ['a'], outputs: ['x'] }
    const graph = graphOf(observeRun({ run: 1, kind: 'FAIL', at: DAY, ...streaming }))
    expect(lineage(graph)).toEqual(['a → x (inferred)'])
  })

  it('of a declaration are stated if it has one output, else inferred', () => {
    const one = observeDeclaration({ job: 'j', at: DAY, inputs: ['a', 'b'], outputs: ['x'] })
    expect(lineage(graphOf(one))).toEqual(['a → x (stated)', 'b → x (stated)'])
    const two = observeDeclaration({ job: 'j', at: DAY, inputs: ['a'], outputs: ['x', 'y'] })
    expect(lineage(graphOf(two))).toEqual(['a → x (inferred)', 'a → y (inferred)'])
  })

  it('are left out where too many would be inferred, and the operation says how many', () => {
    const names = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => prefix + String(i))
    const graph = graphOf(done({ inputs: names('a', 201), outputs: names('x', 100) }))
    expect(lineage(graph)).toEqual([])
    expect(graph.edgesOf('READ')).toHaveLength(201)
    expect(graph.nodesOf('Operation')[0]!.props.omittedPairs).toBe(20_100)
    const within = graphOf(done({ inputs: names('a', 200), outputs: names('x', 100) }))
    expect(lineage(within)).toHaveLength(MAX_INFERRED_PAIRS)
  })
})

describe('column links of lineage facets', () => {
  const link = (to: string, column: string, transformation: 'DIRECT' | 'INDIRECT') => ({
    from: { ...dataset('a'), column },
    to,
    transformation,
    masking: false,
    target: dataset('x'),
  })
  const columnsOf = (columns: readonly ReturnType<typeof link>[], bare: readonly string[] = []) => {
    const aggregate: Aggregate = {
      ...observeRun({ run: 1, kind: 'COMPLETE', at: DAY, inputs: ['a'], outputs: ['x'] }).aggregate!,
      run: { 'lineage m': { value: true, stamp: [DAY, 2] } },
    }
    const links = [{ from: dataset('a'), to: dataset('x') }]
    const body: MappingBody = {
      kind: 'lineage',
      links,
      columns,
      bare: bare.map((column) => ({ target: dataset('x'), column })),
    }
    const kin = {
      mapping: () => body,
      ofRun: () => [],
      nextOf: () => undefined,
      interpret: () => ({}) as never,
    }
    return pairsOf(aggregate, () => ['append'], { noTargets: [] }, kin)
      .columns.map(({ to, from, transformation }) => `${from} → ${to} ${transformation}`)
      .sort()
  }

  it('keep the indirect links of a source of all columns once, against the whole', () => {
    const links = ['p', 'q'].flatMap((to) => [link(to, to, 'DIRECT'), link(to, 'key', 'INDIRECT')])
    expect(columnsOf(links)).toEqual(['key → * INDIRECT', 'p → p DIRECT', 'q → q DIRECT'])
  })

  it('keep them apart where one column is not reached, or there is one column alone', () => {
    expect(columnsOf([link('p', 'key', 'INDIRECT'), link('q', 'q', 'DIRECT')])).toEqual([
      'key → p INDIRECT',
      'q → q DIRECT',
    ])
    expect(columnsOf([link('p', 'key', 'INDIRECT')])).toEqual(['key → p INDIRECT'])
  })

  it('count the columns that are named without inputs', () => {
    const links = ['p', 'q'].map((to) => link(to, 'key', 'INDIRECT'))
    expect(columnsOf(links, ['r'])).toEqual(['key → p INDIRECT', 'key → q INDIRECT'])
    expect(columnsOf(links, ['q'])).toEqual(['key → * INDIRECT'])
  })
})
