import { describe, expect, it } from 'vitest'
import { FOREVER } from '../../src/domain/time.ts'
import type { Json, JsonObject } from '../../src/lib/json.ts'
import { datasetEvent, jobEvent, runEvent, WAREHOUSE } from './events.ts'
import { graphOfEvents } from './graph-of-events.ts'

/** The lineage facet in each form of its specification, in events like those of its guide. */

const source = (name: string, more: JsonObject = {}): JsonObject => ({
  namespace: WAREHOUSE,
  name,
  type: 'DATASET',
  ...more,
})
const job = (name?: string, more: JsonObject = {}): JsonObject => ({
  type: 'JOB',
  ...(name === undefined ? {} : { namespace: 'airflow://prod', name }),
  ...more,
})
const to = (target: JsonObject, inputs: readonly Json[] | undefined, fields?: JsonObject): JsonObject => ({
  ...target,
  ...(inputs && { inputs }),
  ...(fields && { fields }),
})
const stated = (...entries: readonly JsonObject[]): JsonObject => ({ lineage: { entries } })
const filter = [{ type: 'INDIRECT', subtype: 'FILTER' }]

describe('a lineage facet of a run', () => {
  it('states the sources of each output, instead of the product of inputs and outputs', () => {
    const graph = graphOfEvents(
      runEvent({
        jobFacets: stated(
          to(source('customer_summary'), [source('customers')]),
          to(source('order_summary'), [source('orders')]),
        ),
        inputs: ['customers', 'orders'],
        outputs: ['customer_summary', 'order_summary'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual([
      'customers → customer_summary (stated)',
      'orders → order_summary (stated)',
    ])
  })

  it('is complete: outputs that it omits have no sources, and inputs that it omits feed nothing', () => {
    const graph = graphOfEvents(
      runEvent({ type: 'START', inputs: ['a', 'sink'], outputs: ['b', 'other'] }),
      runEvent({ minute: 1, jobFacets: stated(to(source('b'), [source('a')])), outputs: ['b'] }),
    )
    expect(graph.derived('Dataset')).toEqual(['a → b (stated)'])
    expect(graph.edges('READS')).toEqual(['load → a', 'load → sink'])
    expect(graph.edges('WRITES')).toEqual(['load → b', 'load → other'])
  })

  it('adds to the edges that other events of the run state', () => {
    const graph = graphOfEvents(
      runEvent({ type: 'START', jobFacets: stated(to(source('b'), [source('a')])), outputs: ['b', 'd'] }),
      runEvent({ type: 'RUNNING', minute: 1, jobFacets: stated(to(source('d'), [source('c')])) }),
      runEvent({ minute: 2, jobFacets: stated(to(source('d'), [source('e')])), inputs: ['a', 'c', 'e'] }),
    )
    expect(graph.derived('Dataset')).toEqual(['a → b (stated)', 'c → d (stated)', 'e → d (stated)'])
  })

  it('that is withdrawn leaves the edges of the inputs and outputs', () => {
    const events = [
      runEvent({ type: 'START', jobFacets: stated(to(source('b'), [])), inputs: ['a'], outputs: ['b'] }),
      runEvent({ minute: 2, jobFacets: { lineage: { _deleted: true } } }),
    ]
    expect(graphOfEvents(events[0]!).derived('Dataset')).toEqual([])
    expect(graphOfEvents(...events).derived('Dataset')).toEqual(['a → b (inferred)'])
    const again = runEvent({ minute: 3, jobFacets: stated(to(source('b'), [source('c')])) })
    expect(graphOfEvents(...events, again).derived('Dataset')).toEqual(['c → b (stated)'])
  })

  it('can be on the run, with its entries under lineage', () => {
    const graph = graphOfEvents(
      runEvent({
        runFacets: { lineage: { lineage: [to(source('b'), [source('a')])] } },
        inputs: ['a', 'x'],
        outputs: ['b'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['a → b (stated)'])
  })

  it('implies reads and writes that the event does not list', () => {
    const graph = graphOfEvents(
      runEvent({ jobFacets: stated(to(source('b'), [source('a')]), to(source('made'), [])) }),
    )
    expect(graph.edges('READ')).toEqual(['load → a'])
    expect(graph.edges('WROTE')).toEqual(['load → b', 'load → made'])
    expect(graph.edge('WROTE', 'made').implied).toBe(true)
  })

  it('on one output is complete for that output', () => {
    const graph = graphOfEvents(
      runEvent({
        inputs: ['a', 'c'],
        outputs: [{ name: 'b', facets: { lineage: { inputs: [source('a')] } } }, 'd'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['a → b (stated)', 'a → d (inferred)', 'c → d (inferred)'])
  })
})

describe('columns in a lineage facet', () => {
  it('accept mixed granularity: whole datasets, influence on a whole dataset, single columns, unknown source columns', () => {
    const graph = graphOfEvents(
      runEvent({
        jobFacets: stated(
          to(source('out'), [source('in'), source('in', { field: 'group_by', transformations: filter })], {
            col1: { inputs: [source('in', { field: 'a' })] },
            col2: { inputs: [source('lookup')] },
          }),
        ),
        outputs: ['out'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['in → out (stated)', 'lookup → out (stated)'])
    expect(graph.derived('Column')).toEqual([
      'in.a → out.col1 (DIRECT)',
      'in.group_by → out.* (INDIRECT FILTER)',
      'lookup.* → out.col2 (DIRECT)',
    ])
  })

  const key = (...fields: readonly string[]): JsonObject => ({
    fields: Object.fromEntries(
      fields.map((field) => [
        field,
        { inputFields: [{ namespace: WAREHOUSE, name: 'in', field: 'key', transformations: filter }] },
      ]),
    ),
  })
  const keyed = (...fields: readonly string[]): JsonObject =>
    stated(
      to(
        source('out'),
        [source('in')],
        Object.fromEntries(
          fields.map((field) => [
            field,
            { inputs: [source('in', { field: 'key', transformations: filter })] },
          ]),
        ),
      ),
    )

  it('are combined over all fields that the operation names for the target, from all facets and events', () => {
    const both = (inColumnLineage: readonly string[], inLineage: readonly string[]): readonly string[] =>
      graphOfEvents(
        runEvent({
          type: 'START',
          outputs: [{ name: 'out', facets: { columnLineage: key(...inColumnLineage) } }],
        }),
        runEvent({ minute: 1, jobFacets: keyed(...inLineage), inputs: ['in'] }),
      ).derived('Column')
    expect(both(['a'], ['b'])).toEqual(['in.key → out.* (INDIRECT FILTER)'])
    expect(both(['a', 'b'], ['c', 'd'])).toEqual(['in.key → out.* (INDIRECT FILTER)'])
    expect(both(['a'], ['a'])).toEqual(['in.key → out.a (INDIRECT FILTER)'])
  })

  it('are separate if they do not reach a field of another facet', () => {
    const other = stated(to(source('out'), [source('in')], { c: { inputs: [source('in', { field: 'c' })] } }))
    const graph = graphOfEvents(
      runEvent({ outputs: [{ name: 'out', facets: { columnLineage: key('a', 'b') } }], jobFacets: other }),
    )
    expect(graph.derived('Column')).toEqual([
      'in.c → out.c (DIRECT)',
      'in.key → out.a (INDIRECT FILTER)',
      'in.key → out.b (INDIRECT FILTER)',
    ])
  })

  it('of an additional columnLineage facet add columns but no datasets', () => {
    const columnLineage = {
      fields: {
        x: {
          inputFields: [
            { namespace: WAREHOUSE, name: 'a', field: 'x' },
            { namespace: WAREHOUSE, name: 'unnamed', field: 'x' },
          ],
        },
      },
    }
    const graph = graphOfEvents(
      runEvent({
        jobFacets: stated(to(source('b'), [source('a')])),
        outputs: [{ name: 'b', facets: { columnLineage } }],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['a → b (stated)'])
    expect(graph.derived('Column')).toEqual(['a.x → b.x (DIRECT)'])
  })
})

describe('jobs in a lineage facet', () => {
  it('feed each other, whatever the job of the event', () => {
    const graph = graphOfEvents(
      jobEvent({
        job: 'dag',
        jobFacets: stated(
          to(job('dag.load', { runId: '605f451b-c768-4c77-9ff4-8501f6324513' }), [job('dag.transform')]),
        ),
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['dag.transform → dag.load (stated)'])
    expect(graph.node('Dataset', 'dag.load')).toMatchObject({
      namespace: 'job:airflow://prod',
      kind: 'job output',
    })
  })

  it('read datasets and their columns', () => {
    const entry = to(job('dag.load'), [source('orders', { field: 'id', transformations: filter })])
    const graph = graphOfEvents(runEvent({ jobFacets: stated(entry) }))
    expect(graph.derived('Dataset')).toEqual(['orders → dag.load (stated)'])
    expect(graph.derived('Column')).toEqual(['orders.id → dag.load.* (INDIRECT FILTER)'])
  })

  it('feed datasets together with datasets', () => {
    const graph = graphOfEvents(
      runEvent({
        jobFacets: stated(
          to(source('enriched'), [source('orders'), job('enrichment')], {
            segment: {
              inputs: [
                source('orders', { field: 'customer' }),
                job('enrichment', { transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION' }] }),
              ],
            },
          }),
        ),
        inputs: ['orders'],
        outputs: ['enriched'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['enrichment → enriched (stated)', 'orders → enriched (stated)'])
    expect(graph.derived('Column')).toEqual([
      'enrichment.* → enriched.segment (DIRECT TRANSFORMATION)',
      'orders.customer → enriched.segment (DIRECT)',
    ])
  })

  it('without an identity are the job of the event, which makes a column from untracked data', () => {
    const sum = [{ type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum()' }]
    const graph = graphOfEvents(
      runEvent({
        job: 'extract',
        jobFacets: stated(
          to(source('extracted'), [], { total: { inputs: [job(undefined, { transformations: sum })] } }),
        ),
        outputs: ['extracted'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['extract → extracted (stated)'])
    expect(graph.derived('Column')).toEqual(['extract.* → extracted.total (DIRECT AGGREGATION)'])
  })

  it('without an identity as target read the inputs of the job of the event', () => {
    const graph = graphOfEvents(
      runEvent({
        job: 'detector',
        jobFacets: stated(to(job(), [source('transactions', { transformations: filter })])),
        inputs: ['transactions'],
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['transactions → detector (stated)'])
  })

  it('make no edge if the output of a generator has no source', () => {
    const graph = graphOfEvents(
      runEvent({ jobFacets: stated(to(source('made'), [])), inputs: ['config'], outputs: ['made'] }),
    )
    expect(graph.derived('Dataset')).toEqual([])
    expect(graph.edges('WRITES')).toEqual(['load → made'])
  })
})

describe('a declared lineage facet', () => {
  it('of a job is valid until the next one of the same job and producer, and complete', () => {
    const first = jobEvent({
      jobFacets: stated(to(source('b'), [source('a')]), to(source('d'), [source('c')])),
    })
    const next = jobEvent({ minute: 5, jobFacets: stated(to(source('b'), [source('a')])) })
    expect(graphOfEvents(first).derived('Dataset')).toEqual(['a → b (stated)', 'c → d (stated)'])
    const both = graphOfEvents(first, next)
    const ends = both.graph.edgesOf('DERIVED_FROM').map(({ from, props }) => [both.name(from), props.lastAt])
    expect(Object.fromEntries(ends)).toEqual({ b: FOREVER, d: Date.parse(next.eventTime as string) })
  })

  it('of a dataset needs no job', () => {
    const graph = graphOfEvents(
      datasetEvent({
        name: 'view',
        facets: { lineage: { inputs: [source('customers'), source('orders')] } },
      }),
    )
    expect(graph.derived('Dataset')).toEqual(['customers → view (stated)', 'orders → view (stated)'])
    expect(graph.graph.nodesOf('Job')).toEqual([])
  })
})
