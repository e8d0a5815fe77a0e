import { describe, expect, it } from 'vitest'
import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { renderOpenLineage } from './openlineage.ts'

const AT = Date.UTC(2026, 10, 25)
const DAY_BEFORE = '2026-11-24T10:00:00.000Z'

const dataset = (name: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id: name,
  kind: 'dataset',
  namespace: 'pg',
  name,
  ...more,
})
const job = (name: string): EdgeJson['jobs'][number] => ({
  id: name,
  namespace: 'etl',
  name,
  lastAt: DAY_BEFORE,
})
const edge = (from: string, to: string, ...jobs: EdgeJson['jobs']): EdgeJson => ({
  from,
  to,
  jobs,
  basis: ['stated'],
})

interface Event {
  readonly eventTime: string
  readonly job?: {
    readonly name: string
    readonly facets?: { readonly lineage?: { readonly entries: readonly Entry[] } }
  }
  readonly dataset?: { readonly name: string; readonly facets?: { readonly lineage?: Entry } }
}
interface Entry {
  readonly name: string
  readonly inputs: readonly { readonly name: string }[]
}

/** Each event in short form: `job: a → b`, `dataset: a → b`, or only the name. */
function summarize(nodes: readonly NodeJson[], edges: readonly EdgeJson[]): readonly string[] {
  const graph: GraphJson = {
    kind: 'graph',
    query: '',
    complete: true,
    cuts: [],
    notes: [],
    nodes,
    edges,
    stats: { members: 0, edges: 0, elapsedMs: 0 },
  }
  return [...renderOpenLineage(graph, AT)].map((line) => {
    const event = JSON.parse(line) as Event
    const pairs = (entries: readonly Entry[] | undefined): string =>
      (entries ?? [])
        .map(({ name, inputs }) => ` ${inputs.map((input) => input.name).join('+')}→${name}`)
        .join('')
    const { lineage } = event.dataset?.facets ?? {}
    const day = event.eventTime.slice(8, 10)
    return event.job === undefined
      ? `${day} dataset ${event.dataset!.name}${lineage === undefined ? '' : pairs([{ ...lineage, name: event.dataset!.name }])}`
      : `${day} job ${event.job.name}${pairs(event.job.facets?.lineage?.entries)}`
  })
}

describe('renderOpenLineage', () => {
  it('never joins an input to an output that the answer does not join', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((name) => dataset(name))
    expect(summarize(nodes, [edge('a', 'b', job('load')), edge('c', 'd', job('load'))])).toEqual([
      '24 job load a→b c→d',
    ])
  })

  it('writes an event for each job of an edge', () => {
    expect(summarize([dataset('a'), dataset('b')], [edge('a', 'b', job('load'), job('backfill'))])).toEqual([
      '24 job load a→b',
      '24 job backfill a→b',
    ])
  })

  it('names no job for edges without one, or for edges that replace skipped nodes', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((name) => dataset(name))
    expect(
      summarize(nodes, [edge('a', 'b'), { ...edge('c', 'd', job('load'), job('build')), hidden: 2 }]),
    ).toEqual(['25 dataset b a→b', '25 dataset d c→d', '25 dataset a', '25 dataset c'])
  })

  it('writes datasets and jobs without edges too', () => {
    expect(summarize([dataset('a'), { ...dataset('load'), kind: 'job' }], [])).toEqual([
      '25 dataset a',
      '25 job load',
    ])
  })

  it('leaves out removed nodes and edges', () => {
    const nodes = [dataset('a'), dataset('b', { change: 'removed' })]
    expect(summarize(nodes, [{ ...edge('b', 'a', job('load')), change: 'removed' }])).toEqual([
      '25 dataset a',
    ])
  })
})
