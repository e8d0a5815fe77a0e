import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { readEvent } from '../read-event.ts'
import { runEvent } from '../sample-event.test-support.ts'

const ALIASES = new Map([['kafka://b2:9092', 'kafka://b1:9092']])
const dataset = (name: string, facets: JsonObject = {}): JsonObject => ({
  namespace: 'kafka://b2',
  name,
  facets,
})
const source = (name: string): JsonObject => ({ namespace: 'kafka://b2', name, field: 'id' })

/** Reads an event with a namespace alias. */
function read(event: JsonObject) {
  const result = readEvent(event, ALIASES)
  if (!result.ok) throw new Error(result.error.reason)
  expect(result.value.warnings).toEqual([])
  return result.value.observation
}

const everywhere = runEvent({
  run: {
    runId: '0197a9a0-6d1c-7c3e-8f5e-1c2d3e4f5a6b',
    facets: {
      lineage: { lineage: [{ ...dataset('target'), inputs: [source('stated')], fields: {} }] },
    },
  },
  inputs: [dataset('in')],
  outputs: [
    dataset('out', {
      columnLineage: { fields: { a: { inputFields: [source('column')] } } },
      symlinks: { identifiers: [{ ...dataset('table'), type: 'TABLE' }] },
      lifecycleStateChange: { lifecycleStateChange: 'RENAME', previousIdentifier: dataset('former') },
      lineage: { inputs: [source('own')], fields: {} },
    }),
  ],
})

describe('a namespace alias is applied', () => {
  test('wherever an event names a dataset', () => {
    const observation = read(everywhere)
    const named = observation.datasets.map(({ namespace, name }) => `${namespace}/${name}`)
    expect(new Set(named)).toEqual(
      new Set(
        ['in', 'out', 'table', 'former', 'column', 'own', 'target', 'stated'].map(
          (name) => `kafka://b1:9092/${name}`,
        ),
      ),
    )
    const json = JSON.stringify({
      ...observation,
      aggregate: { ...observation.aggregate!, inputs: {}, outputs: {} },
    })
    expect(json).not.toContain('b2')
  })

  test('except in the raw name of the interaction', () => {
    const { inputs } = read(everywhere).aggregate!
    expect(Object.values(inputs)).toMatchObject([
      { namespace: 'kafka://b1:9092', name: 'in', raw: { namespace: 'kafka://b2', name: 'in' } },
    ])
  })

  test('in DatasetEvents', () => {
    const { datasets } = read({ eventTime: '2026-11-01T10:00:00Z', dataset: dataset('x') })
    expect(datasets).toMatchObject([{ namespace: 'kafka://b1:9092', name: 'x' }])
  })

  test('except in a symlink to the dataset’s former name, which joins the two', () => {
    const symlinks = { identifiers: [{ namespace: 'kafka://b2:9092', name: 'x', type: 'TABLE' }] }
    const { datasets } = read({
      eventTime: '2026-11-01T10:00:00Z',
      dataset: { namespace: 'kafka://b1:9092', name: 'x', facets: { symlinks } },
    })
    expect(datasets[0]!.symlinks).toEqual([{ namespace: 'kafka://b2:9092', name: 'x', kind: 'TABLE' }])
  })
})

describe('namespaces', () => {
  test('contain no password anywhere in the result', () => {
    const secret = { namespace: 'postgres://app:hunter2@db1', name: 'shop.public.orders' }
    const facets = {
      dataSource: { name: 'db1', uri: 'jdbc:postgresql://db1/shop?user=app&password=hunter2' },
      symlinks: { identifiers: [{ ...secret, name: 'other', type: 'TABLE' }] },
    }
    const observation = read(
      runEvent({ inputs: [{ ...secret, facets }], outputs: [{ ...secret, name: 'o' }] }),
    )
    expect(JSON.stringify(observation)).not.toContain('hunter2')
    expect(Object.values(observation.aggregate!.inputs)[0]!.raw).toEqual({
      namespace: 'postgres://app@db1',
      name: 'shop.public.orders',
    })
  })

  test('are limited in length after adding default ports', () => {
    const namespace = `kafka://${Array.from({ length: 1000 }, () => 'b').join(',')}`
    const result = readEvent(runEvent({ inputs: [{ namespace, name: 'x' }] }))
    expect(result.ok && result.value.warnings).toEqual([
      'inputs[0] was left out: its namespace is longer than 4096 bytes, the default ports of its hosts included',
    ])
    const refused = readEvent({ eventTime: '2026-11-01T10:00:00Z', dataset: { namespace, name: 'x' } })
    expect(!refused.ok && refused.error).toMatchObject({ path: 'dataset.namespace' })
  })
})
