import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/lib/json.ts'
import { datasetEvent, jobEvent, runEvent, WAREHOUSE, type DatasetSketch } from './events.ts'
import { graphOfEvents, type EventGraph } from './graph-of-events.ts'

/** `_deleted: true` withdraws a facet: earlier data of the facet is no longer valid, later data is. */

const deleted = (...keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.map((key) => [key, { _deleted: true }]))

/** The dataset after three events: one with a facet, one that withdraws it, one with the facet again. */
function stages(facets: JsonObject, of: 'run' | 'dataset'): readonly EventGraph[] {
  const event = (minute: number, given: JsonObject) => {
    const dataset: DatasetSketch = { name: 'orders', facets: given }
    return of === 'run'
      ? runEvent({ type: minute === 2 ? 'COMPLETE' : 'RUNNING', minute, outputs: [dataset] })
      : datasetEvent({ minute, ...dataset })
  }
  const said = event(0, facets)
  const gone = event(1, deleted(...Object.keys(facets)))
  return [graphOfEvents(said), graphOfEvents(said, gone), graphOfEvents(said, gone, event(2, facets))]
}

const schema = { schema: { fields: [{ name: 'id', type: 'int' }] } }

describe('a facet that is withdrawn', () => {
  it.each<[string, JsonObject, string, unknown]>([
    ['documentation', { documentation: { description: 'all orders' } }, 'description', 'all orders'],
    ['datasetType', { datasetType: { datasetType: 'VIEW' } }, 'kind', 'view'],
    ['storage', { storage: { storageLayer: 'iceberg', fileFormat: 'parquet' } }, 'format', 'parquet'],
    ['catalog', { catalog: { framework: 'iceberg' } }, 'facets', '{"catalog":{"framework":"iceberg"}}'],
    [
      'dataQualityMetrics',
      { dataQualityMetrics: { columnMetrics: {} } },
      'facets',
      '{"dataQualityMetrics":{"columnMetrics":{}}}',
    ],
    ['dataSource', { dataSource: { name: 'w' } }, 'facets', '{"dataSource":{"name":"w"}}'],
  ])('of a dataset: %s', (_, facets, prop, value) => {
    const shown = stages(facets, 'dataset').map((graph) => graph.node('Dataset', 'orders')[prop])
    expect(shown).toEqual([value, undefined, value])
  })

  it('of a dataset: schema, with its history unchanged', () => {
    const graphs = stages(schema, 'dataset')
    const ids = graphs.map((graph) => graph.node('Dataset', 'orders').schemaId)
    expect(ids).toEqual([expect.any(String), undefined, ids[0]])
    expect(graphs[1]!.graph.edgesOf('HAS_SCHEMA')).toHaveLength(1)
    expect(graphs[1]!.node('Column', 'orders').name).toBe('id')
  })

  it('of the output of a run: schema, version, lifecycle', () => {
    const facets = {
      ...schema,
      version: { datasetVersion: '7' },
      lifecycleStateChange: { lifecycleStateChange: 'OVERWRITE' },
    }
    const wrote = stages(facets, 'run').map((graph) => {
      const { schemaId, version, types } = graph.edge('WROTE')
      return [typeof schemaId, version, types]
    })
    expect(wrote).toEqual([
      ['string', '7', ['overwrite']],
      ['undefined', undefined, ['append']],
      ['string', '7', ['overwrite']],
    ])
  })

  it('of the output of a run: a rename', () => {
    const rename = {
      lifecycleStateChange: {
        lifecycleStateChange: 'RENAME',
        previousIdentifier: { namespace: WAREHOUSE, name: 'old' },
      },
    }
    const [said, gone, again] = stages(rename, 'run').map((graph) => graph.derived('Dataset'))
    expect([said, gone, again]).toEqual([['old → orders (stated)'], [], ['old → orders (stated)']])
  })

  it('of the output of a run: columnLineage and lineage', () => {
    const from = { namespace: WAREHOUSE, name: 'raw' }
    const columnLineage = { columnLineage: { fields: { id: { inputFields: [{ ...from, field: 'id' }] } } } }
    const lineage = { lineage: { inputs: [{ ...from, type: 'DATASET' }] } }
    for (const facets of [columnLineage, lineage])
      expect(stages(facets, 'run').map((graph) => graph.derived('Dataset'))).toEqual([
        ['raw → orders (stated)'],
        [],
        ['raw → orders (stated)'],
      ])
  })

  it.each(['run', 'dataset'] as const)(
    'of a dataset of a %s event: symlinks, which split what they joined',
    (of) => {
      const symlinks = {
        symlinks: { identifiers: [{ namespace: 'hive://h', name: 'orders_t', type: 'TABLE' }] },
      }
      const [said, gone, again] = stages(symlinks, of)
      expect(said!.edges('ALIAS_OF')).toEqual(['orders → orders_t'])
      expect(gone!.edges('ALIAS_OF')).toEqual([])
      expect(again!.edges('ALIAS_OF')).toEqual(['orders → orders_t'])
    },
  )

  it('of a dataset: symlinks, but another dataset still joins the two', () => {
    const other = (name: string, to: string, namespace: string): DatasetSketch => ({
      name,
      facets: { symlinks: { identifiers: [{ namespace, name: to, type: 'TABLE' }] } },
    })
    const graph = graphOfEvents(
      datasetEvent({ ...other('orders', 'orders_t', WAREHOUSE) }),
      datasetEvent({ minute: 1, ...other('orders_t', 'orders', WAREHOUSE) }),
      datasetEvent({ minute: 2, name: 'orders', facets: deleted('symlinks') }),
    )
    expect(graph.edges('ALIAS_OF')).toHaveLength(1)
  })

  it('of a job: its properties', () => {
    const facets = {
      documentation: { description: 'loads' },
      jobType: { integration: 'X', jobType: 'TASK', processingType: 'BATCH' },
      sql: { query: 'select 1' },
      sourceCodeLocation: { type: 'git', url: 'https://example.com/x.py' },
    }
    const shown = (graph: EventGraph) => {
      const { description, type, sqlId, facets: other } = graph.node('Job')
      return [description, type, typeof sqlId, other]
    }
    const said = jobEvent({ jobFacets: facets })
    const gone = jobEvent({ minute: 1, jobFacets: deleted(...Object.keys(facets)) })
    expect(shown(graphOfEvents(said))).toEqual([
      'loads',
      'X_TASK',
      'string',
      '{"sourceCodeLocation":{"type":"git","url":"https://example.com/x.py"}}',
    ])
    expect(shown(graphOfEvents(said, gone))).toEqual([undefined, undefined, 'undefined', undefined])
    expect(shown(graphOfEvents(gone, jobEvent({ minute: 2, jobFacets: facets })))).toEqual(
      shown(graphOfEvents(said)),
    )
  })

  it('of a run, of an input, of an output', () => {
    const event = (minute: number, facet: JsonObject) =>
      runEvent({
        minute,
        type: minute === 0 ? 'START' : 'COMPLETE',
        runFacets: {
          tags: facet,
          nominalTime: minute === 0 ? { nominalStartTime: '2026-11-01T00:00:00Z' } : facet,
        },
        inputs: [{ name: 'a', inputFacets: { note: facet } }],
        outputs: [{ name: 'b', outputFacets: { note: facet } }],
      })
    const before = graphOfEvents(event(0, { x: 1 }))
    const after = graphOfEvents(event(0, { x: 1 }), event(1, { _deleted: true }))
    const shown = (graph: EventGraph) => [
      graph.node('Run').facets,
      graph.node('Run').nominalStart,
      graph.edge('READ').facets,
      graph.edge('WROTE').facets,
    ]
    expect(shown(before)).toEqual([
      '{"tags":{"x":1}}',
      Date.UTC(2026, 10, 1),
      '{"note":{"x":1}}',
      '{"note":{"x":1}}',
    ])
    expect(shown(after)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('at the time of the facet, is withdrawn', () => {
    const graph = graphOfEvents(
      datasetEvent({ name: 'a', facets: { ...schema, documentation: { description: 'x' } } }),
      datasetEvent({ name: 'a', facets: deleted('schema', 'documentation') }),
    )
    const { schemaId, description } = graph.node('Dataset', 'a')
    expect([schemaId, description]).toEqual([undefined, undefined])
  })
})
