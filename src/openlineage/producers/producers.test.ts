import { describe, expect, test } from 'vitest'
import { idOf } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { MART, observationOf, ORDERS, RUN_ID } from '../sample-event.test-support.ts'
import { interpret, MART_ID, type Parts } from './interpret-event.test-support.ts'

const typesOf = (query: string, output: JsonObject = {}): readonly string[] | undefined =>
  interpret({ job: { sql: { query } }, event: { outputs: [{ ...MART, ...output }] } }).types[MART_ID]

describe('producerOf', () => {
  const types = { spark: 'SPARK_APPLICATION', dbt: 'DBT_MODEL' }
  test.each<[string, Parts, string | undefined]>([
    ['by integration', { jobType: { integration: 'SPARK', jobType: 'APPLICATION' } }, types.spark],
    [
      'by integration, against the URL',
      {
        jobType: { integration: 'dbt', jobType: 'MODEL' },
        producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark',
      },
      types.dbt,
    ],
    [
      'by the URL',
      { producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark' },
      types.spark,
    ],
    ['an unknown integration', { jobType: { integration: 'TRINO', jobType: 'QUERY' } }, 'TRINO_QUERY'],
    ['an integration alone', { jobType: { integration: 'NIFI' } }, 'NIFI'],
    ['a producer that is not a URL', { producer: 'me' }, undefined],
  ])('%s', (_, parts, jobType) => expect(interpret(parts).jobType).toBe(jobType))
})

describe('a producer without rules', () => {
  test('makes a Run with the details from shared facets', () => {
    const run = {
      errorMessage: { message: 'no space' },
      nominalTime: { nominalStartTime: '2026-11-01T00:00:00Z' },
      processing_engine: { name: 'Trino', version: '450' },
      externalQuery: { externalQueryId: 'q' },
    }
    expect(interpret({ run })).toEqual({
      belongs: 'own',
      job: { namespace: 'shop', name: 'load' },
      operationName: 'load',
      streaming: false,
      noTargets: [],
      types: {},
      createdIfAbsent: [],
      runner: { type: 'Trino', version: '450' },
      run: { endedReason: 'no space', nominalStart: Date.UTC(2026, 10, 1), externalId: 'q' },
    })
  })

  test.each<[string, Parts, 'own' | 'parent', number | undefined]>([
    ['.sql.7 below its parent', { name: 'task.sql.7', parent: 'task' }, 'parent', 7],
    [
      '.query.3 below its parent',
      { name: 'task.query.3', parent: 'task', jobType: { integration: 'SNOWFLAKE', jobType: 'QUERY' } },
      'parent',
      3,
    ],
    [
      'jobType SQL',
      { name: 'x', parent: 'task', jobType: { integration: 'DAGSTER', jobType: 'SQL' } },
      'parent',
      undefined,
    ],
    [
      'jobType SQL without a parent',
      { name: 'x', jobType: { integration: 'DAGSTER', jobType: 'SQL' } },
      'own',
      undefined,
    ],
    ['.sql.7 below another name', { name: 'other.sql.7', parent: 'task' }, 'own', undefined],
    ['.sql.x', { name: 'task.sql.x', parent: 'task' }, 'own', undefined],
  ])('%s', (_, parts, belongs, position) => {
    const read = interpret(parts)
    expect([read.belongs, read.position]).toEqual([belongs, position])
  })

  test.each([
    ['20241101_101530_00042_abcde', 'queries'],
    ['alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002', 'queries of alice'],
    ['7f9c2ba4-e88f-11ec-8fea-0242ac120002', '7f9c2ba4-e88f-11ec-8fea-0242ac120002'],
    ['20241101_report', '20241101_report'],
  ])('%s is %s', (name, folded) => {
    const read = interpret({ name, parent: name === 'x' ? 'y' : name })
    expect([read.job.name, read.parent?.job.name, read.operationName]).toEqual([folded, folded, name])
  })

  test('ignores a parent that is the run itself, but keeps the root', () => {
    const itself = { run: { runId: RUN_ID }, job: { namespace: 'shop', name: 'load' } }
    const read = interpret({ run: { parent: { ...itself, root: itself } } })
    expect(read).not.toHaveProperty('parent')
    expect(read.root).toEqual({ runId: RUN_ID, job: { namespace: 'shop', name: 'load' } })
  })

  test('keeps the external id of a parent', () => {
    const parent = { run: { runId: 'r-1' }, job: { namespace: 'a', name: 'b' } }
    expect(interpret({ run: { parent } }).parent).toEqual({
      runId: idOf('Run', 'a', 'r-1'),
      externalId: 'r-1',
      job: parent.job,
    })
  })
})

describe('types from SQL', () => {
  test.each<[string, readonly string[] | undefined]>([
    ['INSERT INTO mart.public.revenue SELECT 1', ['append']],
    ['DELETE FROM revenue; INSERT INTO revenue SELECT 1', ['append', 'truncate']],
    ['CREATE OR REPLACE TABLE public.revenue AS SELECT 1', ['overwrite']],
    ['MERGE INTO r USING s ON 1 = 1', ['merge']],
    ['CREATE TEMP TABLE t AS SELECT 1; INSERT INTO u SELECT 1', undefined],
    ['CREATE TEMP TABLE t AS SELECT 1; UPDATE revenue SET x = 1', ['update']],
    ['SELECT 1', undefined],
  ])('%s', (query, types) => expect(typesOf(query)).toEqual(types))

  test('lifecycleStateChange overrides the SQL', () =>
    expect(
      typesOf('INSERT INTO revenue SELECT 1', {
        facets: { lifecycleStateChange: { lifecycleStateChange: 'OVERWRITE' } },
      }),
    ).toBeUndefined())

  test.each([
    ['CREATE TABLE IF NOT EXISTS revenue (x int)', [MART_ID]],
    ['CREATE TABLE revenue (x int)', []],
    ['CREATE TABLE IF NOT EXISTS revenue (x int); CREATE TABLE revenue (x int)', []],
    ['INSERT INTO revenue SELECT 1', []],
  ])('%s creates if absent', (query, expected) => {
    const created = { ...MART, facets: { lifecycleStateChange: { lifecycleStateChange: 'CREATE' } } }
    expect(interpret({ job: { sql: { query } }, event: { outputs: [created] } }).createdIfAbsent).toEqual(
      expected,
    )
  })
})

test('a declaration belongs to its folded job', () => {
  const declaration = observationOf({
    eventTime: '2026-11-01T10:00:00Z',
    job: { namespace: 'shop', name: 'load', facets: { jobType: { integration: 'X', jobType: 'Y' } } },
    inputs: [ORDERS],
  }).declaration!
  expect(producerRules.interpret(declaration)).toEqual({
    belongs: 'own',
    job: { namespace: 'shop', name: 'load' },
    jobType: 'X_Y',
    operationName: 'load',
    streaming: false,
    noTargets: [],
    types: {},
    run: {},
  })
})
