import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { datasetId } from '../../domain/ids.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, observationOf } from '../sample-event.test-support.ts'

const NAMESPACE = 'trino://trino-integration-test:1337'
const QUERY_ID = '20241101_101530_00042_abcde'

/**
 * Based on the sources of Trino's plugin trino-openlineage (OpenLineageListener, TestOpenLineageListener): runId is a UUID made
 * from the query's id, START names no datasets, COMPLETE names those of the statement, without types of inputs.
 */
const event = (eventType: string, more: JsonObject = {}): JsonObject => ({
  eventTime: eventType === 'START' ? '2024-11-01T10:15:30.120Z' : '2024-11-01T10:15:34.500Z',
  producer: 'https://github.com/trinodb/trino/plugin/trino-openlineage',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  eventType,
  run: {
    runId: '3f1d0b3e-6e0f-3b5a-8a61-3d0f4f1f2a3b',
    facets: {
      processing_engine: { version: '479', name: 'trino' },
      trino_metadata: {
        query_id: QUERY_ID,
        transaction_id: 'e4b1c2d3',
        query_plan: 'Fragment 0 [COORDINATOR_ONLY]',
      },
      trino_query_context: {
        server_address: 'trino-0',
        environment: 'production',
        query_type: 'INSERT',
        user: 'alice',
        original_user: 'alice',
        principal: 'alice@EXAMPLE.ORG',
        source: 'trino-cli',
      },
    },
  },
  job: {
    namespace: NAMESPACE,
    name: QUERY_ID,
    facets: {
      jobType: { processingType: 'BATCH', integration: 'TRINO', jobType: 'QUERY' },
      sql: { query: 'CREATE TABLE "monthly" AS SELECT n.name FROM tpch.tiny.nation n' },
    },
  },
  ...more,
})

const COMPLETE = event('COMPLETE', {
  inputs: [
    { namespace: NAMESPACE, name: 'tpch.tiny.nation', facets: { schema: { fields: [{ name: 'name' }] } } },
  ],
  outputs: [
    {
      namespace: NAMESPACE,
      name: 'hive.default.monthly',
      facets: {
        columnLineage: {
          fields: {
            name: { inputFields: [{ namespace: NAMESPACE, name: 'tpch.tiny.nation', field: 'name' }] },
          },
        },
        schema: { fields: [{ name: 'name', type: 'varchar(25)' }] },
      },
    },
  ],
})

describe('Trino', () => {
  test('a query is a run of the Job of all queries, with its id and the user of the session', () => {
    const read = producerRules.interpret(aggregateOf(event('START')))
    expect(read).toMatchObject({
      belongs: 'own',
      job: { namespace: NAMESPACE, name: 'queries' },
      jobType: 'TRINO_QUERY',
      operationName: QUERY_ID,
      streaming: false,
      runner: { type: 'Trino', version: '479' },
      run: { externalId: QUERY_ID, user: 'alice' },
    })
  })

  test('only COMPLETE names the datasets; the statement determines the types', () => {
    const read = producerRules.interpret(aggregateOf(COMPLETE))
    expect(read.types).toEqual({ [datasetId(NAMESPACE, 'hive.default.monthly')]: ['create'] })
    expect([...new Set(observationOf(COMPLETE).datasets.map(({ name }) => name))].sort()).toEqual([
      'hive.default.monthly',
      'tpch.tiny.nation',
    ])
  })

  test('before Trino 477, a query has no user', () => {
    const facets = { processing_engine: { version: '450', name: 'trino' } }
    const read = producerRules.interpret(
      aggregateOf({ ...COMPLETE, run: { runId: '3f1d0b3e-6e0f-3b5a-8a61-3d0f4f1f2a3b', facets } }),
    )
    expect(read.run).toEqual({ externalId: QUERY_ID })
  })

  test('does not fold names in a format that the operator configured', () => {
    const job = {
      namespace: NAMESPACE,
      name: 'dbt-alice',
      facets: { jobType: { integration: 'TRINO', jobType: 'QUERY' } },
    }
    expect(producerRules.interpret(aggregateOf({ ...COMPLETE, job }))).toMatchObject({
      job: { name: 'dbt-alice' },
      run: { externalId: QUERY_ID },
    })
  })

  test('a failed query has a reason', () =>
    expect(
      producerRules.interpret(
        aggregateOf({
          ...event('FAIL'),
          run: {
            runId: '3f1d0b3e-6e0f-3b5a-8a61-3d0f4f1f2a3b',
            facets: { errorMessage: { message: 'Table hive.default.monthly already exists' } },
          },
        }),
      ).run.endedReason,
    ).toBe('Table hive.default.monthly already exists'))
})
