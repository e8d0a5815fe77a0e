import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/lib/json.ts'
import { runEvent } from './events.ts'
import { graphOfEvents } from './graph-of-events.ts'

const names = (count: number, prefix = 'day'): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}=${String(i).padStart(4, '0')}`)
const partitions = (...all: readonly string[]): JsonObject => ({
  type: 'partition',
  partitions: all.map((name) => {
    const [key, value] = name.split('=') as [string, string]
    return { dimensions: { [key]: value } }
  }),
})
const read = (condition: JsonObject, minute = 0): JsonObject =>
  runEvent({
    type: minute === 0 ? 'START' : 'COMPLETE',
    minute,
    inputs: [{ name: 'orders', inputFacets: { subset: { inputCondition: condition } } }],
  })

describe('partitions of an interaction', () => {
  it('are those that a subset lists, by their dimensions or otherwise their identifier', () => {
    const graph = graphOfEvents(
      read({
        type: 'partition',
        partitions: [
          { identifier: '2024-10-15-PL', dimensions: { business_date: '2024-10-15', country: 'PL' } },
          { identifier: 'rest', dimensions: {} },
          { dimensions: { hour: 7 } },
        ],
      }),
    )
    const { partitions: shown, partitionCount } = graph.edge('READ')
    expect(shown).toEqual(['business_date=2024-10-15/country=PL', 'hour=7', 'rest'])
    expect(partitionCount).toBeUndefined()
  })

  it('are read from an output too, and from the draft name of the condition', () => {
    for (const member of ['outputCondition', 'condition']) {
      const subset = { [member]: partitions('day=1') }
      const graph = graphOfEvents(runEvent({ outputs: [{ name: 'b', outputFacets: { subset } }] }))
      expect(graph.edge('WROTE').partitions).toEqual(['day=1'])
      expect(graph.edge('WROTE').facets).toBe(
        `{"subset":{"${member}":{"partitions":[{"dimensions":{"day":"1"}}],"type":"partition"}}}`,
      )
    }
  })

  it('are locations, also in alternatives; other conditions name none', () => {
    const locations = { type: 'location', locations: ['s3://b/x', 's3://b/y'] }
    expect(graphOfEvents(read(locations)).edge('READ').partitions).toEqual(['s3://b/x', 's3://b/y'])
    const either = (operator: string) => ({
      type: 'binary',
      operator,
      left: partitions('day=1'),
      right: partitions('day=2'),
    })
    expect(graphOfEvents(read(either('OR'))).edge('READ').partitions).toEqual(['day=1', 'day=2'])
    expect(graphOfEvents(read(either('AND'))).edge('READ').partitions).toBeUndefined()
    const compare = {
      type: 'compare',
      left: { type: 'field', field: 'a' },
      right: { type: 'literal', value: '1' },
      comparison: 'EQUAL',
    }
    const { partitions: none, facets } = graphOfEvents(read(compare)).edge('READ')
    expect(none).toBeUndefined()
    expect(facets).toContain('compare')
  })

  it('are read from a partitioning facet of the dataset', () => {
    const partitioning = {
      columns: [{ columnName: 'business_date' }],
      partitions: [
        {
          identifier: [
            { column: 'business_date', value: '20220801' },
            { column: 'c', value: 'PL' },
          ],
        },
      ],
    }
    const graph = graphOfEvents(runEvent({ outputs: [{ name: 'b', facets: { partitioning } }] }))
    expect(graph.edge('WROTE').partitions).toEqual(['business_date=20220801/c=PL'])
    expect(graph.node('Dataset', 'b').facets).toContain('"columnName":"business_date"')
  })

  it('are those of paths that the identity of the dataset omits', () => {
    const path = (name: string) => ({ namespace: 's3://lake', name })
    const graph = graphOfEvents(
      runEvent({
        inputs: [path('/orders/day=1/country=PL'), path('/orders/day=2/part-00000.parquet'), path('/orders')],
      }),
    )
    expect(graph.edge('READ', '/orders').partitions).toEqual(['day=1/country=PL', 'day=2'])
  })

  it('of several events are combined', () => {
    const graph = graphOfEvents(read(partitions('day=1', 'day=2')), read(partitions('day=2', 'day=3'), 1))
    expect(graph.edge('READ').partitions).toEqual(['day=1', 'day=2', 'day=3'])
  })

  it('are limited to a hundred, with a count of the others', () => {
    const hundred = graphOfEvents(read(partitions(...names(100)))).edge('READ')
    expect(hundred.partitionCount).toBeUndefined()
    const more = graphOfEvents(
      read(partitions(...names(60))),
      read(partitions(...names(60, 'hour')), 1),
    ).edge('READ')
    expect(more.partitions).toHaveLength(100)
    expect(more.partitionCount).toBe(120)
    const many = graphOfEvents(read(partitions(...names(1500))), read(partitions(...names(3, 'hour')), 1))
    expect(many.edge('READ')).toMatchObject({ partitionCount: 1500 })
  })
})
