import { describe, expect, test } from 'vitest'
import { idOf } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import { readValid, runEvent, RUN_ID, withJobFacets, withRunFacets } from '../sample-event.test-support.ts'

/** Returns the entries from the facets, without stamps, and the warnings. */
function entries(parts: JsonObject, place: 'run' | 'jobFacets'): readonly [JsonObject, readonly string[]] {
  const { observation, warnings } = readValid(runEvent(parts))
  const read = Object.entries(observation.aggregate![place]).map(([key, { value }]) => [key, value] as const)
  return [Object.fromEntries(read), warnings]
}

const PARENT_ID = '0197a9a0-0000-7c3e-8f5e-1c2d3e4f5a6b'

describe('run facets', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'parent',
      { parent: { run: { runId: PARENT_ID.toUpperCase() }, job: { namespace: 'a', name: 'dag' } } },
      { parent: { runId: PARENT_ID, job: { namespace: 'a', name: 'dag' } } },
    ],
    [
      'parent with a run id of its own and a root',
      {
        parent: {
          run: { runId: 'try-1' },
          job: { namespace: 'a', name: 'dag' },
          root: { run: { runId: PARENT_ID }, job: { namespace: 'b', name: 'top' } },
        },
      },
      {
        parent: {
          runId: idOf('Run', 'a', 'try-1'),
          externalId: 'try-1',
          job: { namespace: 'a', name: 'dag' },
          root: { runId: PARENT_ID, job: { namespace: 'b', name: 'top' } },
        },
      },
    ],
    ['parent withdrawn', { parent: { _deleted: true } }, { parent: null }],
    [
      'nominalTime',
      {
        nominalTime: {
          nominalStartTime: '2026-11-01T00:00:00Z',
          nominalEndTime: '2026-11-02T02:00:00+02:00',
        },
      },
      { nominalTime: { start: Date.UTC(2026, 10, 1), end: Date.UTC(2026, 10, 2) } },
    ],
    [
      'errorMessage',
      { errorMessage: { message: 'no space', stackTrace: 'at x' } },
      { errorMessage: 'no space' },
    ],
    [
      'processing_engine',
      { processing_engine: { name: 'spark', version: '3.5.9', other: 1 } },
      { processing_engine: { name: 'spark', version: '3.5.9' } },
    ],
    [
      'externalQuery',
      { externalQuery: { externalQueryId: 'q1', source: 's' } },
      { externalQuery: { externalQueryId: 'q1', source: 's' } },
    ],
    [
      'spark_properties',
      { spark_properties: { properties: { 'spark.master': 'yarn', 'spark.secret': 'x' } } },
      { spark_properties: { 'spark.master': 'yarn' } },
    ],
    [
      'spark_jobDetails',
      { spark_jobDetails: { jobId: 4, jobGroup: 'g' } },
      { spark_jobDetails: { jobId: 4, jobGroup: 'g' } },
    ],
    [
      'spark_applicationDetails',
      { spark_applicationDetails: { applicationId: 'app-1', userName: 'ann', driverHost: 'x' } },
      { spark_applicationDetails: { applicationId: 'app-1', userName: 'ann' } },
    ],
    [
      'spark.exception',
      { 'spark.exception': { stackTrace: 'Boom: it broke\n\tat x' } },
      { 'spark.exception': 'Boom: it broke' },
    ],
    [
      'dbt_run',
      { dbt_run: { invocation_id: 'i', project_name: 'p' } },
      { dbt_run: { invocation_id: 'i', project_name: 'p' } },
    ],
    ['dbt_version', { dbt_version: { version: '1.11' } }, { dbt_version: '1.11' }],
    [
      'airflow',
      {
        airflow: {
          dag: { owner: 'ann' },
          dagRun: { run_id: 'r' },
          taskInstance: { try_number: 2, log_url: 'http://x', map_index: -1 },
          task: {},
        },
      },
      { airflow: { attempt: 2, logUrl: 'http://x', owner: 'ann', dagRunId: 'r' } },
    ],
    [
      'environmentVariables',
      { environmentVariables: { environmentVariables: [{ name: 'TOKEN', value: 'secret' }] } },
      { 'facets.environmentVariables': { names: ['TOKEN'] } },
    ],
    [
      'environment-properties',
      { 'environment-properties': { 'environment-properties': { b: 'secret', a: { c: 'secret' } } } },
      { 'facets.environment-properties': { names: ['a', 'b'] } },
    ],
    ['an empty environment', { 'environment-properties': { 'environment-properties': {} } }, {}],
    [
      'an unknown facet',
      { tags: { _producer: 'x', tags: [{ key: 'a' }] } },
      { 'facets.tags': { tags: [{ key: 'a' }] } },
    ],
    ['an unknown facet, withdrawn', { tags: { _deleted: true } }, { 'facets.tags': null }],
    ['none', {}, {}],
  ])('%s', (_, facets, expected) => expect(entries(withRunFacets(facets), 'run')).toEqual([expected, []]))

  test.each<[string, JsonObject, string]>([
    [
      'a parent without a job',
      { parent: { run: { runId: RUN_ID } } },
      'parent.job is not an object and was left out',
    ],
    [
      'a parent without a run',
      { parent: { job: { namespace: 'a', name: 'b' } } },
      'parent.run.runId is missing: the facet was left out',
    ],
    [
      'an invalid nominal time',
      { nominalTime: { nominalStartTime: 'today' } },
      'nominalTime.nominalStartTime is not an ISO 8601 time and was left out',
    ],
    ['the logical plan', { 'spark.logicalPlan': { plan: [] } }, 'spark.logicalPlan is not stored'],
    ['a number', { parent: 7 }, 'parent is not an object and was left out'],
  ])('warns of %s', (_, facets, warning) =>
    expect(entries(withRunFacets(facets), 'run')).toEqual([{}, [`run.facets.${warning}`]]),
  )

  test('truncates a long message', () => {
    const [read] = entries(withRunFacets({ errorMessage: { message: 'x'.repeat(10_000) } }), 'run')
    expect(read.errorMessage).toHaveLength(4096)
  })
})

describe('job facets', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'jobType',
      { jobType: { integration: 'spark', jobType: 'sql_job', processingType: 'batch' } },
      { jobType: { integration: 'SPARK', jobType: 'SQL_JOB', processingType: 'BATCH' } },
    ],
    ['documentation', { documentation: { description: 'Loads' } }, { documentation: 'Loads' }],
    ['documentation withdrawn', { documentation: { _deleted: true } }, { documentation: null }],
    [
      'sql',
      { sql: { query: 'CREATE TABLE IF NOT EXISTS a (x int)', dialect: 'duckdb' } },
      {
        sql: idOf('Content', 'CREATE TABLE IF NOT EXISTS a (x int)'),
        sqlWrites: [{ name: ['a'], type: 'create', ifAbsent: true }],
      },
    ],
    ['sql withdrawn', { sql: { _deleted: true } }, { sql: null, sqlWrites: null }],
    [
      'dbt_node',
      { dbt_node: { unique_id: 'model.a.b', database: 'd' } },
      { dbt_node: { unique_id: 'model.a.b', database: 'd' } },
    ],
    ['an unknown facet', { sourceCode: { language: 'R' } }, { 'facets.sourceCode': { language: 'R' } }],
  ])('%s', (_, facets, expected) =>
    expect(entries(withJobFacets(facets), 'jobFacets')).toEqual([expected, []]),
  )

  test('equal statements share one Content', () => {
    const { content } = readValid(runEvent(withJobFacets({ sql: { query: 'select 1' } }))).observation
    expect(content).toEqual([{ label: 'Content', id: idOf('Content', 'select 1'), body: 'select 1' }])
  })

  test('a facet is identified by its place: a run facet on a job is unknown', () =>
    expect(entries(withJobFacets({ errorMessage: { message: 'x' } }), 'jobFacets')[0]).toEqual({
      'facets.errorMessage': { message: 'x' },
    }))
})

test('values have the stamp of the event', () => {
  const { observation } = readValid(
    runEvent({ ...withRunFacets({ dbt_version: { version: '1' } }), eventType: 'FAIL' }),
  )
  expect(observation.aggregate!.run.dbt_version).toEqual({ value: '1', stamp: [observation.eventTime, 0] })
})
