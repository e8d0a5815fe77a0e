import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import { columnId, idOf, jobId } from '../ids.ts'
import type { Json } from '../../lib/json.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { idOfDataset, observeDataset, observeRun, parentOf, type RunEvent } from './observe.test-support.ts'
import { testRules } from './test-rules.test-support.ts'

type Fields = { readonly [field: string]: Json }

const graphOf = (...batches: readonly (readonly Observation[])[]): MemoryGraph => {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, testRules))
  return graph
}

/** `thing -tag=value` and `thing -owner (type)` of every edge, with its source, sorted. */
function labels(graph: MemoryGraph): readonly string[] {
  const text = (id: string): string => {
    const { label, props } = graph.nodes.get(id as never)!
    const name = String(props.name)
    return label === 'Column' ? `${String(props.dataset)}.${name}` : name
  }
  const edges = [...graph.edgesOf('TAGGED'), ...graph.edgesOf('OWNED_BY')]
  return edges
    .map(({ from, to, props }) => {
      const { value } = graph.nodes.get(to)!.props
      const detail = value ?? props.type
      return `${text(from)} ${text(to)}${detail === undefined ? '' : `=${String(detail)}`} by ${String(props.source)}`
    })
    .sort()
}

/** The labels that result from events in any order, together or one by one, and repeated. */
function labelsOf(...events: readonly Observation[]): readonly string[] {
  const reversed = [...events].reverse()
  const one = (observations: readonly Observation[]) => graphOf(...observations.map((each) => [each]))
  const [first, ...others] = [graphOf(events), one(events), one(reversed), one([...events, ...reversed])]
  for (const other of others) expect(other.dump()).toEqual(first.dump())
  return labels(first)
}

const described = (at: number, fields: Fields, name = 'a'): Observation =>
  observeDataset(at, { name, fields })
const ran = (at: number, jobFacets: Fields, more: Partial<RunEvent> = {}): Observation =>
  observeRun({ run: 1, kind: 'COMPLETE', at, jobFacets, ...more })

describe('labels of datasets', () => {
  it('come from the newest set', () =>
    expect(
      labelsOf(
        described(1, {
          'tags p': [
            ['old', ''],
            ['gdpr', ''],
          ] as Json,
        }),
        described(2, {
          'tags p': [
            ['gdpr', ''],
            ['level', 'high'],
          ] as Json,
        }),
      ),
    ).toEqual(['a gdpr by p', 'a level=high by p']))

  it('exist per source', () =>
    expect(
      labelsOf(
        described(1, { 'tags p': [['pii', '']], 'owners p': [['ann', '']] }),
        described(2, { 'tags q': [['pii', '']], 'owners q': [['ann', 'lead']] }),
        described(3, { 'tags q': [] }),
      ),
    ).toEqual(['a ann by p', 'a ann=lead by q', 'a pii by p']))

  it('are dropped once withdrawn', () =>
    expect(
      labelsOf(
        described(1, { 'tags p': [['pii', '']], 'owners p': [['ann', '']] }),
        described(2, { 'tags p': null, 'owners p': null }),
      ),
    ).toEqual([]))

  it('return if the withdrawal was older', () =>
    expect(labelsOf(described(2, { 'tags p': [['pii', '']] }), described(1, { 'tags p': null }))).toEqual([
      'a pii by p',
    ]))

  it('stay even if the run that reported them fails', () =>
    expect(
      labelsOf(
        observeRun({
          run: 1,
          kind: 'FAIL',
          at: 1,
          outputs: [{ name: 'a', fields: { 'tags p': [['pii', '']] } }],
        }),
      ),
    ).toEqual(['a pii by p']))

  it('may be two of one owner with different types', () =>
    expect(
      labelsOf(
        described(1, {
          'owners p': [
            ['ann', ''],
            ['ann', 'lead'],
          ] as Json,
        }),
      ),
    ).toEqual(['a ann by p', 'a ann=lead by p']))

  it('have ids from their ends and source', () => {
    const graph = graphOf([described(1, { 'tags p': [['pii', 'x']], 'owners p': [['ann', 'lead']] })])
    const a = idOfDataset('a')
    const tag = idOf('Tag', 'pii', 'x')
    expect(graph.edgesOf('TAGGED')).toMatchObject([
      { id: idOf('TAGGED', a, tag, 'p'), from: a, to: tag, props: { source: 'p' } },
    ])
    const user = idOf('User', 'ann')
    expect(graph.edgesOf('OWNED_BY')).toMatchObject([
      { id: idOf('OWNED_BY', a, user, 'p', 'lead'), to: user, props: { source: 'p', type: 'lead' } },
    ])
  })
})

describe('labels of columns', () => {
  const email = (at: number, tags: Json): Observation => described(at, { 'tags p': tags })

  it('create the column, which stays', () => {
    const events = [email(1, [['pii', '', 'email']]), email(2, [['pii', '']])]
    expect(labelsOf(events[0]!)).toEqual(['a.email pii by p'])
    expect(labelsOf(...events)).toEqual(['a pii by p'])
    const column = graphOf(events).nodes.get(columnId('db', 'a', 'email'))
    expect(column?.props).toMatchObject({ name: 'email', firstSeen: 1 })
  })

  it('belong to the dataset that they were reported for, whatever its group', () =>
    expect(
      labelsOf(
        email(1, [['pii', '', 'email']]),
        observeDataset(2, {
          name: 'b',
          symlinks: [['a', 'TABLE']],
          fields: { 'tags p': [['x', '', 'email']] },
        }),
      ),
    ).toEqual(['a.email pii by p', 'b.email x by p']))
})

describe('labels of jobs', () => {
  const static_ = (at: number, fields: Fields): Observation => ({
    eventTime: at,
    datasets: [],
    content: [],
    jobs: [{ kind: 'job', namespace: 'jobs', name: 'job', stamp: [at, 5], fields }],
  })

  it('come from runs and static events, the newest of each source', () =>
    expect(
      labelsOf(
        ran(1, { 'tags p': [['old', '']], 'owners p': [['ann', '']] }),
        ran(3, { 'tags p': [['new', '']] }, { run: 2 }),
        static_(2, { 'tags p': [['between', '']], 'tags q': [['gold', '1']] }),
      ),
    ).toEqual(['job ann by p', 'job gold=1 by q', 'job new by p']))

  it('are dropped with a job that turns out to be part of another', () =>
    expect(
      labelsOf(
        ran(1, { 'tags p': [['pii', '']] }, { job: 'statement' }),
        ran(2, {}, { job: 'statement', facets: { belongs: 'parent', parent: parentOf(2, 'job') } }),
      ),
    ).toEqual([]))

  it('move with a run whose name becomes known', () => {
    const named = ran(2, { 'tags p': [['pii', '']] }, { job: 'load.part.1' })
    const graph = graphOf([ran(1, { 'tags p': [['lost', '']] }, { job: 'unknown' })], [named])
    expect(labels(graph)).toEqual(['load.part pii by p'])
    expect(graph.nodes.has(jobId('jobs', 'unknown'))).toBe(false)
  })
})

describe('the nodes of labels', () => {
  it('stay, with the first event that named them', () => {
    const graph = graphOf(
      [described(5, { 'tags p': [['pii', '']] })],
      [described(3, { 'tags p': [['pii', '']] })],
    )
    graph.run(merge([described(9, { 'tags p': null })], testRules))
    expect(graph.nodesOf('Tag').map(({ props }) => props)).toEqual([{ name: 'pii', firstSeen: 3 }])
  })

  it('are one User for an owner and for the starter of a run', () => {
    const started = ran(4, {}, { facets: { user: 'ann' } })
    const renamed = ran(5, {}, { facets: { user: 'bob' } })
    const owns = described(9, { 'owners p': [['ann', '']] })
    expect(labelsOf(started, owns, renamed)).toEqual(['a ann by p'])
    const users = (graph: MemoryGraph) => graph.nodesOf('User').map(({ props }) => props)
    expect(users(graphOf([started], [renamed]))).toEqual([{ name: 'bob' }])
    const all = graphOf([started], [owns], [renamed])
    expect(users(all)).toEqual(expect.arrayContaining([{ name: 'ann', firstSeen: 9 }, { name: 'bob' }]))
  })

  it('cost the same regardless of what else is labelled', () => {
    const others = Array.from({ length: 50 }, (_, i) => described(1, { 'tags p': [['pii', '']] }, `d${i}`))
    const graph = graphOf([...others, described(1, { 'tags p': [['pii', '']] })])
    const { droppedEdges, nodes } = graph.run(merge([described(2, { 'tags p': [] })], testRules))
    expect(droppedEdges).toHaveLength(1)
    expect(nodes).toHaveLength(1)
    expect(graph.rounds).toBe(1)
  })
})
