import { describe, expect, test } from 'vitest'
import { foldJobName, isQueryId } from './fold-job-name.ts'
import { applicationOf } from './spark-application-name.ts'

const folded = (name: string): string => foldJobName({ namespace: 'n', name }).name

describe('folds names that differ for each run', () => {
  test.each([
    ['20241101_101530_00042_abcde', 'queries'],
    ['alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002', 'queries of alice'],
    ['application_1700000000000_0042', 'unnamed applications'],
    ['app-20241101101530-0001', 'unnamed applications'],
    ['local-1795544058429', 'unnamed applications'],
    ['spark-6f1e2d3c4b5a69788796a5b4c3d2e1f0', 'unnamed applications'],
    ['7f9c2ba4_e88f_11ec_8fea_0242ac120002', 'unnamed applications'],
    ['job-1234-run-5678', 'job-1234'],
    ['job_1234_run_5678_etl_cluster', 'job_1234_etl_cluster'],
    ['load_orders_20241101101530', 'load_orders'],
    ['load_orders-20241101T101530', 'load_orders'],
    ['load_orders_2024-11-01T10:15:30.123456Z', 'load_orders'],
    ['load_orders_1730456130000', 'load_orders'],
  ])('%s is %s', (name, expected) => expect(folded(name)).toBe(expected))

  test('is idempotent', () => {
    for (const name of ['queries', 'queries of alice', 'unnamed applications', 'load_orders'])
      expect(folded(name)).toBe(name)
  })
})

describe('does not fold', () => {
  test.each([
    '7f9c2ba4-e88f-11ec-8fea-0242ac120002',
    '20241101_report',
    'load_20241101',
    'report_2024',
    'step-3',
    'model.shop.orders',
    'test.shop.unique_orders_order_id.cf6c17daed',
    'dag.task__1',
    'nightly.run-42',
    'job-1234',
    'sales_1234567890123',
    'sales_99999999999999',
    'application_form',
    'local-shop',
    '_1730456130000',
    'queries',
  ])('%s', (name) => expect(folded(name)).toBe(name))

  test('a namespace that is not a digest', () =>
    expect(foldJobName({ namespace: 'abc', name: 'x' })).toEqual({ namespace: 'abc', name: 'x' }))
})

test('replaces a namespace that is the digest of a statement by hive', () =>
  expect(foldJobName({ namespace: '0f'.repeat(64), name: 'host.db.t' })).toEqual({
    namespace: 'hive',
    name: 'host.db.t',
  }))

test.each([
  ['20241101_101530_00042_abcde', true],
  ['alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002', true],
  ['load_orders_20241101101530', false],
])('%s is a query id: %s', (name, is) => expect(isQueryId(name)).toBe(is))

describe('applicationOf', () => {
  test.each([
    ['app.execute_insert_into_hadoop_fs_relation_command.db_orders', 'app'],
    ['app.adaptive_spark_plan', 'app'],
    ['app.atomic_create_table_as_select.bikes_stations', 'app'],
    ['app.atomic_replace_table_as_select.bikes_stations', 'app'],
    ['app.create_table.bikes_trips', 'app'],
    ['app.overwrite_partitions_dynamic.lake_bikes_daily_station', 'app'],
    ['app.replace_data.lake_bikes_stations', 'app'],
    ['app.delete_from_table', 'app'],
    ['app.alter_table.bikes_stations', 'app'],
    ['app.write_to_data_source_v2', 'app'],
    ['app.scan_json', 'app'],
    ['app.collect_limit', 'app'],
    ['app.take_ordered_and_project', 'app'],
    [
      'app.map_partitions_python_coalesced_python_map_partitions_shuffled_pairwise_python_map_partitions_hadoop',
      'app',
    ],
    ['app.map_partitions_parallel_collection', 'app'],
    ['app.17', 'app'],
    ['com.acme.main.append_data_exec_v1.air_companies_db_air_companies', 'com.acme.main'],
    ['append_data.mart', 'append_data.mart'],
    ['app', 'app'],
    ['app.orders', 'app.orders'],
    ['nightly.load_table', 'nightly.load_table'],
  ])('%s is %s', (name, application) =>
    expect(applicationOf({ namespace: 'n', name })).toEqual({ namespace: 'n', name: application }),
  )
})
