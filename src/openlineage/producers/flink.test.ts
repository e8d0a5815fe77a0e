import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, observationOf } from '../sample-event.test-support.ts'
import { interpret } from './interpret-event.test-support.ts'

describe('flink', () => {
  const flinkJob = (more: JsonObject = {}) => interpret({ jobType: { integration: 'FLINK', ...more } })

  test('streams, even if its events do not report it', () => {
    expect(flinkJob().streaming).toBe(true)
    expect(flinkJob({ processingType: 'STREAMING', jobType: 'JOB' })).toMatchObject({
      streaming: true,
      jobType: 'FLINK_JOB',
      belongs: 'own',
    })
  })

  test('is a batch if processingType is BATCH', () => {
    expect(flinkJob({ processingType: 'BATCH' }).streaming).toBe(false)
  })

  test('is recognised by its producer alone', () => {
    const producer = 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/flink'
    expect(interpret({ producer })).toMatchObject({ streaming: true, jobType: 'FLINK_JOB' })
  })
})

/**
 * Based on the sources of OpenLineage's integration/flink: the events that its tests of Flink 1 and Flink 2 expect
 * (expected_kafka_checkpoints.json, expected_sql_kafka.json, expected_failed.json).
 */
describe('events of the integration', () => {
  const run = (facets: JsonObject): JsonObject => ({
    runId: '01a20eca-5261-710b-8ac2-6a220f6a13e9',
    facets: {
      processing_engine: { version: '2.1.0', name: 'flink', openlineageAdapterVersion: '1.53.0' },
      ...facets,
    },
  })
  const job = {
    namespace: 'flink-jobs',
    name: 'insert-into_default_catalog.default_database.kafka_output',
    facets: { jobType: { processingType: 'STREAMING', integration: 'FLINK', jobType: 'JOB' } },
  }
  const topic = (name: string, table: string): JsonObject => ({
    namespace: 'kafka://kafka-cluster-prod:9092',
    name: `io.openlineage.flink.kafka.${name}`,
    facets: {
      schema: { fields: [{ name: 'price', type: 'DECIMAL(38, 18)', description: '' }] },
      symlinks: {
        identifiers: [
          {
            namespace: 'kafka://kafka-cluster-prod:9092',
            name: `default_catalog.default_database.${table}`,
            type: 'TABLE',
          },
        ],
      },
    },
  })
  const start: JsonObject = {
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/flink',
    eventType: 'START',
    eventTime: '2026-11-24T18:00:00.000Z',
    run: run({}),
    job,
    inputs: [topic('input1', 'kafka_input')],
    outputs: [topic('output', 'kafka_output')],
  }

  test('a SQL job streams; session names are not an identity', () => {
    expect(producerRules.interpret(aggregateOf(start))).toMatchObject({
      belongs: 'own',
      streaming: true,
      jobType: 'FLINK_JOB',
      job: { namespace: 'flink-jobs', name: job.name },
      runner: { type: 'Flink', version: '2.1.0' },
    })
    expect(observationOf(start).datasets.map(({ name, symlinks }) => [name, symlinks])).toEqual([
      ['io.openlineage.flink.kafka.input1', []],
      ['io.openlineage.flink.kafka.output', []],
    ])
  })

  test('RUNNING at a checkpoint has the id of the job, but no datasets and no jobType', () => {
    const checkpoint = {
      ...start,
      eventType: 'RUNNING',
      run: run({
        checkpoints: { completed: 3, failed: 0, 'in-progress': 1, restored: 0, total: 4 },
        flink_job: { jobId: 'a4f7c1b2d3e4f5061728394a5b6c7d8e' },
      }),
      job: { namespace: job.namespace, name: job.name },
      inputs: undefined,
      outputs: undefined,
    }
    const { checkpoints } = aggregateOf(JSON.parse(JSON.stringify(checkpoint))).run as Record<string, unknown>
    expect(checkpoints).toBeUndefined()
    expect(producerRules.interpret(aggregateOf(JSON.parse(JSON.stringify(checkpoint))))).toMatchObject({
      streaming: true,
      jobType: 'FLINK_JOB',
      run: { externalId: 'a4f7c1b2d3e4f5061728394a5b6c7d8e' },
    })
  })

  test('a failed job of Flink 1 has the status of its application as reason', () =>
    expect(
      producerRules.interpret(
        aggregateOf({
          ...start,
          eventType: 'FAIL',
          run: run({ errorMessage: { message: 'Application Status: FAILED', programmingLanguage: 'JAVA' } }),
          job: { namespace: 'flink_job_namespace', name: 'flink_failed_job' },
          inputs: [],
          outputs: [],
        }),
      ).run,
    ).toEqual({ endedReason: 'Application Status: FAILED' }))
})
