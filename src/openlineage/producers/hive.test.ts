import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { datasetId } from '../../domain/ids.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, observationOf } from '../sample-event.test-support.ts'

const RUN_ID = '019a4f2c-1e40-7a3c-9b1d-2f3e4d5c6b7a'
const QUERY_ID = 'alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002'

const table = (name: string): JsonObject => ({
  namespace: 'hive://localhost:9083',
  name: `test.${name}`,
  facets: {
    schema: { fields: [{ name: 'id', type: 'int' }] },
    symlinks: {
      identifiers: [
        { namespace: 'file', name: `/opt/hive/data/warehouse/test.db/${name}`, type: 'LOCATION' },
      ],
    },
  },
})

/**
 * Based on the sources of OpenLineage's integration/hive: simpleCtasComplete.json, Faceting.java and EventEmitter.java. The job's
 * name consists of the operation and its first output, in the namespace `default`.
 */
const ctas = (more: JsonObject = {}): JsonObject => ({
  eventType: 'COMPLETE',
  eventTime: '2024-11-01T10:15:34.500Z',
  producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/hive',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: {
    runId: RUN_ID,
    facets: {
      processing_engine: { version: '3.1.3', name: 'hive', openlineageAdapterVersion: '1.53.0' },
      hive_properties: { properties: { 'hive.execution.engine': 'mr' } },
      hive_query: { queryId: QUERY_ID, operationName: 'CREATETABLE_AS_SELECT' },
      hive_session: { username: 'alice', clientIp: '10.0.0.7', sessionId: '3d1f' },
    },
  },
  job: {
    namespace: 'default',
    name: 'createtable_as_select.test.result_t',
    facets: {
      jobType: { jobType: 'QUERY', processingType: 'BATCH', integration: 'HIVE' },
      sql: { query: 'create table result_t as select id from teams', dialect: 'hive' },
    },
  },
  inputs: [table('teams')],
  outputs: [table('result_t')],
  ...more,
})

describe('Hive', () => {
  test('a statement is a run of the job of its output, with the id of the query and the user of the session', () =>
    expect(producerRules.interpret(aggregateOf(ctas()))).toMatchObject({
      belongs: 'own',
      job: { namespace: 'default', name: 'createtable_as_select.test.result_t' },
      jobType: 'HIVE_QUERY',
      types: { [datasetId('hive://localhost:9083', 'test.result_t')]: ['create'] },
      runner: { type: 'Hive', version: '3.1.3' },
      run: { externalId: QUERY_ID, user: 'alice' },
    }))

  test('a path is a LOCATION of its table', () =>
    expect(observationOf(ctas()).datasets.flatMap(({ symlinks }) => symlinks)).toEqual([
      { namespace: 'file', name: '/opt/hive/data/warehouse/test.db/teams', kind: 'LOCATION' },
      { namespace: 'file', name: '/opt/hive/data/warehouse/test.db/result_t', kind: 'LOCATION' },
    ]))

  test('folds a query id to one Job per user, also in parents', () => {
    const facets = { jobType: { jobType: 'QUERY', integration: 'HIVE' } }
    const read = producerRules.interpret(
      aggregateOf(ctas({ job: { namespace: 'default', name: QUERY_ID, facets } })),
    )
    expect(read).toMatchObject({
      job: { namespace: 'default', name: 'queries of alice' },
      operationName: QUERY_ID,
      run: { externalId: QUERY_ID },
    })
  })

  test('folds the statement digest that the first versions used as namespace', () => {
    const job = { namespace: 'a1'.repeat(64), name: 'hive-0.test.result_t', facets: {} }
    expect(producerRules.interpret(aggregateOf(ctas({ job }))).job).toEqual({
      namespace: 'hive',
      name: 'hive-0.test.result_t',
    })
  })

  test('is recognised by its producer without a jobType', () =>
    expect(
      producerRules.interpret(aggregateOf(ctas({ job: { namespace: 'default', name: 'x' } }))).runner?.type,
    ).toBe('Hive'))
})
