import { describe, expect, test } from 'vitest'
import type { Interpretation } from '../../domain/aggregate.ts'
import { MART } from '../sample-event.test-support.ts'
import { interpret, MART_ID, type Parts } from './interpret-event.test-support.ts'

describe('dbt', () => {
  const dbt = (jobType: string, name: string, more: Parts = {}): Interpretation =>
    interpret({ name, jobType: { integration: 'DBT', jobType }, ...more })

  test('the invocation is a Run', () =>
    expect(
      dbt('JOB', 'dbt-run-shop', {
        run: { dbt_run: { invocation_id: 'i-1' }, dbt_version: { version: '1.11' } },
      }),
    ).toMatchObject({
      belongs: 'own',
      jobType: 'DBT_JOB',
      runner: { type: 'dbt', version: '1.11' },
      run: { externalId: 'i-1' },
    }))

  test.each([
    ['MODEL', 'db.mart.shop.orders', 'db.mart.shop.orders'],
    ['MODEL', 'db.mart.shop.orders.build.run', 'db.mart.shop.orders'],
    ['SNAPSHOT', 'db.s.shop.x.build.snapshot', 'db.s.shop.x.snapshot'],
    ['SNAPSHOT', 'db.s.shop.x.snapshot', 'db.s.shop.x.snapshot'],
    ['TEST', 'db.mart.shop.orders.build.test', 'db.mart.shop.orders.test'],
    ['TEST', 'db.mart.shop.orders.test', 'db.mart.shop.orders.test'],
    ['MODEL', 'db.mart.shop.build', 'db.mart.shop.build'],
    ['MODEL', 'db.mart.shop.run', 'db.mart.shop.run'],
  ])('folds %s %s to %s', (type, name, folded) => {
    const read = dbt(type, name, { parent: 'dbt-run-shop' })
    expect(read).toMatchObject({
      belongs: 'own',
      jobType: `DBT_${type}`,
      job: { namespace: 'shop', name: folded },
    })
    expect(read.parent?.job.name).toBe('dbt-run-shop')
  })

  test('does not fold a name that is the unique id of its node', () =>
    expect(
      dbt('MODEL', 'model.build.run', { job: { dbt_node: { unique_id: 'model.build.run' } } }).job.name,
    ).toBe('model.build.run'))

  test('does not replace the name by the id of the node, because the name identifies the target', () =>
    expect(
      dbt('MODEL', 'dev.mart.shop.orders', { job: { dbt_node: { unique_id: 'model.shop.orders' } } }).job
        .name,
    ).toBe('dev.mart.shop.orders'))

  test('the outputs of a test are not targets', () => {
    expect(dbt('TEST', 'x', { event: { outputs: [MART] } }).noTargets).toEqual([MART_ID])
    expect(dbt('MODEL', 'x', { event: { outputs: [MART] } }).noTargets).toEqual([])
  })

  test('a statement is an operation of its node', () =>
    expect(dbt('SQL', 'model.shop.orders.sql.12', { parent: 'model.shop.orders' })).toMatchObject({
      belongs: 'parent',
      operationName: 'sql.12',
      position: 12,
    }))

  test.each([
    ['table', ['overwrite']],
    ['view', ['overwrite']],
    ['seed', ['overwrite']],
    ['snapshot', ['merge']],
    ['incremental', ['append']],
    ['ephemeral', undefined],
    ['constructor', undefined],
  ])('materialized as %s', (materialized, types) => {
    const output = { ...MART, facets: { dbt_model: { config: { materialized } } } }
    expect(dbt('MODEL', 'x', { event: { outputs: [output] } }).types[MART_ID]).toEqual(types)
  })
})

describe('a dbt node that is named as a parent', () => {
  test.each([
    ['shop.orders.build.run', 'shop.orders'],
    ['shop.orders.build.snapshot', 'shop.orders.snapshot'],
    ['shop.orders.build.test', 'shop.orders.test'],
    ['model.shop.build.orders', 'model.shop.build.orders'],
  ])('folds %s to the Job %s', (parent, job) => {
    const jobType = { integration: 'DBT', jobType: 'SQL' }
    expect(interpret({ name: `${parent}.sql.1`, parent, jobType })).toMatchObject({
      belongs: 'parent',
      operationName: 'sql.1',
      parent: { job: { namespace: 'shop', name: job } },
    })
  })
})
