import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, MART, ORDERS, RUN_ID, runEvent } from '../sample-event.test-support.ts'
import { interpret, MART_ID, PARENT_ID, type Parts } from './interpret-event.test-support.ts'

const PRODUCER = 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark'

const spark = (jobType?: string): Parts => ({
  producer: PRODUCER,
  ...(jobType === undefined ? {} : { jobType: { integration: 'SPARK', jobType, processingType: 'BATCH' } }),
})

describe('Spark', () => {
  test('the application is a Run below its parent', () => {
    const details = {
      applicationId: 'application_1_2',
      userName: 'ann',
      uiWebUrl: 'http://ui',
      historyUrl: 'http://history',
      master: 'yarn',
    }
    const run = { spark_applicationDetails: details, processing_engine: { name: 'spark', version: '3.5.9' } }
    expect(interpret({ ...spark('APPLICATION'), name: 'app', parent: 'dag.task', run })).toMatchObject({
      belongs: 'own',
      job: { namespace: 'shop', name: 'app' },
      jobType: 'SPARK_APPLICATION',
      operationName: 'app',
      runner: { type: 'Spark', version: '3.5.9', location: { namespace: 'yarn', name: '' } },
      parent: { runId: PARENT_ID, job: { namespace: 'shop', name: 'dag.task' } },
      run: { externalId: 'application_1_2', user: 'ann', logUrl: 'http://history' },
    })
  })

  test('SQL and RDD jobs are operations of the application', () => {
    const run = {
      spark_jobDetails: { jobId: 4, jobGroup: 'g' },
      spark_applicationDetails: { applicationId: 'a' },
    }
    expect(interpret({ ...spark('SQL_JOB'), name: 'app.collect.orders', parent: 'app', run })).toMatchObject({
      belongs: 'parent',
      operationName: 'collect.orders',
      position: 4,
      group: 'g',
      streaming: false,
      run: {},
    })
    expect(interpret({ ...spark('RDD_JOB'), name: 'app.map_partitions', parent: 'app' }).belongs).toBe(
      'parent',
    )
  })

  test.each<[string, string, string | undefined, 'own' | 'parent']>([
    ['a name below the parent', 'app.collect', 'app', 'parent'],
    ['another name', 'app', 'dag.task', 'own'],
    ['the same name', 'app', 'app', 'own'],
    ['a name that only starts with the parent’s name', 'application', 'app', 'own'],
    ['no parent', 'app.collect', undefined, 'own'],
  ])('without jobType: %s', (_, name, parent, belongs) =>
    expect(interpret({ ...spark(), name, ...(parent === undefined ? {} : { parent }) }).belongs).toBe(
      belongs,
    ),
  )

  test('jobType STREAMING is a stream', () =>
    expect(
      interpret({ jobType: { integration: 'SPARK', jobType: 'SQL_JOB', processingType: 'STREAMING' } })
        .streaming,
    ).toBe(true))

  test.each([
    ['append_data.mart', ['append']],
    ['overwrite_by_expression.mart', ['overwrite']],
    ['overwrite_partitions_dynamic.mart', ['overwrite']],
    ['atomic_replace_table_as_select.mart', ['overwrite']],
    ['execute_create_data_source_table_as_select_command.mart', ['create']],
    ['execute_merge_into_command.mart', ['merge']],
    ['delete_from_table', ['delete']],
    ['execute_truncate_table_command', ['truncate']],
    ['drop_table', ['drop']],
    ['execute_alter_table_rename_command', ['rename']],
    ['execute_alter_table_add_columns_command', ['alter']],
    ['adaptive_spark_plan.mart', undefined],
    // Iceberg commands from examples/spark-lakehouse.
    ['create_table.bikes_trips', ['create']],
    ['alter_table.bikes_stations', ['alter']],
    ['replace_data.lake_bikes_stations', ['merge']],
    ['write_delta.lake_bikes_stations', ['merge']],
    ['truncate_table', ['truncate']],
    ['rename_table', ['rename']],
    ['write_to_data_source_v2', undefined],
  ])('%s', (command, types) => {
    const parts = { ...spark('SQL_JOB'), name: `app.${command}`, parent: 'app', event: { outputs: [MART] } }
    expect(interpret(parts).types[MART_ID]).toEqual(types)
  })

  test.each([
    ['local[4]', 'local', ''],
    ['yarn', 'yarn', ''],
    ['spark://host:7077', 'spark', 'host:7077'],
    ['k8s://https://host:443', 'k8s', 'host:443'],
  ])('master %s', (master, namespace, name) =>
    expect(
      interpret({
        ...spark('APPLICATION'),
        run: { spark_properties: { properties: { 'spark.master': master } } },
      }).runner?.location,
    ).toEqual({ namespace, name }),
  )
})

describe('SQL on Iceberg tables', () => {
  const ofStatement = (query: string, command = 'replace_data.lake_bikes_stations') =>
    interpret({
      ...spark('SQL_JOB'),
      name: `app.${command}`,
      parent: 'app',
      job: { sql: { query } },
      event: { outputs: [{ namespace: 'file', name: '/lake/tables/bikes.db/stations' }] },
    }).types

  test.each([
    ["UPDATE lake.bikes.stations SET status = 'closed' WHERE capacity = 0", ['update']],
    ['MERGE INTO lake.bikes.stations AS s USING b ON s.id = b.id WHEN MATCHED THEN DELETE', ['merge']],
    ["DELETE FROM lake.bikes.stations WHERE name = 'Depot'", ['delete']],
    ['DELETE FROM lake.bikes.stations', ['truncate']],
  ])('%s overrides the command', (query, types) => expect(Object.values(ofStatement(query))).toEqual([types]))

  test.each([
    ['CREATE TABLE lake.bikes.stations USING iceberg AS SELECT 1', ['create']],
    ['CREATE OR REPLACE TABLE lake.bikes.stations USING iceberg AS SELECT 1', ['overwrite']],
    ['INSERT OVERWRITE lake.bikes.stations SELECT 1', ['overwrite']],
  ])('%s applies to its inner insert', (query, types) =>
    expect(Object.values(ofStatement(query, 'append_data.lake_bikes_stations'))).toEqual([types]),
  )
})

describe('streaming', () => {
  const micro = { integration: 'SPARK', jobType: 'SQL_JOB', processingType: 'STREAMING' }

  test('a micro-batch is a streaming operation of the application', () =>
    expect(interpret({ jobType: micro, name: 'app.write_to_data_source_v2', parent: 'app' })).toMatchObject({
      belongs: 'parent',
      streaming: true,
      operationName: 'write_to_data_source_v2',
      jobType: 'SPARK_SQL_JOB',
    }))

  test('the statements in foreachBatch do not stream', () =>
    expect(
      interpret({ ...spark('SQL_JOB'), name: 'app.replace_data.lake_bikes_bike_state', parent: 'app' })
        .streaming,
    ).toBe(false))

  test('the application has the type NONE and does not stream', () =>
    expect(
      interpret({ jobType: { integration: 'SPARK', jobType: 'APPLICATION', processingType: 'NONE' } }),
    ).toMatchObject({ belongs: 'own', streaming: false, jobType: 'SPARK_APPLICATION' }))
})

describe('the result of a run', () => {
  test('the exception of a failed job is the reason', () => {
    const failed = {
      'spark.exception': {
        message: 'Job aborted',
        stackTrace: 'org.apache.spark.SparkException: Job aborted\n\tat org.apache.spark…',
      },
    }
    expect(
      interpret({ ...spark('SQL_JOB'), name: 'app.append_data', parent: 'app', run: failed }).run,
    ).toEqual({
      endedReason: 'org.apache.spark.SparkException: Job aborted',
    })
  })
})

describe('job names', () => {
  const own = (name: string, jobType?: string, parent?: string) => {
    const { belongs, job, operationName } = interpret({
      ...spark(jobType),
      name,
      ...(parent === undefined ? {} : { parent }),
    })
    return [belongs, job.name, operationName]
  }

  test('a SQL job without a parent belongs to the job of its application', () => {
    expect(own('app.execute_insert_into_hadoop_fs_relation_command.db_orders', 'SQL_JOB')).toEqual([
      'parent',
      'app',
      'execute_insert_into_hadoop_fs_relation_command.db_orders',
    ])
    expect(own('app.17', 'RDD_JOB')).toEqual(['parent', 'app', '17'])
  })

  test('SQL jobs without jobType name the parent of the application as their own', () =>
    expect(own('app.adaptive_spark_plan.db_orders', undefined, 'dag.task')).toEqual([
      'own',
      'app',
      'app.adaptive_spark_plan.db_orders',
    ]))

  test('an application with a jobType keeps a name that looks like a command', () =>
    expect(own('etl.create_table', 'APPLICATION')).toEqual(['own', 'etl.create_table', 'etl.create_table']))

  test('folds an application without a name, and its SQL jobs', () => {
    const name = '7f9c2ba4_e88f_11ec_8fea_0242ac120002'
    expect(own(name, 'APPLICATION')).toEqual(['own', 'unnamed applications', name])
    const below = interpret({ ...spark('SQL_JOB'), name: `${name}.append_data.t`, parent: name })
    expect(below).toMatchObject({
      belongs: 'parent',
      operationName: 'append_data.t',
      parent: { runId: PARENT_ID, job: { name: 'unnamed applications' } },
    })
  })
})

/** Events like those of version 1.53.0 in examples/spark-warehouse and examples/spark-lakehouse. */
describe('recorded events', () => {
  const event = (eventType: string, eventTime: string, more: JsonObject = {}): JsonObject =>
    runEvent({ eventType, eventTime, producer: PRODUCER, ...more })

  test('RDD jobs that send START only are operations with their inputs', () => {
    const started = event('START', '2026-11-24T18:00:00.000Z', {
      run: {
        runId: RUN_ID,
        facets: { parent: { run: { runId: PARENT_ID }, job: { namespace: 'w', name: 'app' } } },
      },
      job: {
        namespace: 'w',
        name: 'app.map_partitions_parallel_collection',
        facets: { jobType: { integration: 'SPARK', jobType: 'RDD_JOB', processingType: 'NONE' } },
      },
      inputs: [ORDERS],
    })
    const aggregate = aggregateOf(started)
    expect(Object.keys(aggregate.inputs)).toHaveLength(1)
    expect(producerRules.interpret(aggregate)).toMatchObject({
      belongs: 'parent',
      operationName: 'map_partitions_parallel_collection',
      types: {},
    })
  })
})
