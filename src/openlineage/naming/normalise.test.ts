import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from './normalise.ts'
import { placeOf } from './place-of.ts'

/** The examples of the OpenLineage naming specification: they are canonical already, or fold to the canonical scheme. */
const SPECIFICATION: readonly (readonly [string, string, string?])[] = [
  ['awsathena://athena.us-west-2.amazonaws.com', 'awsdatacatalog.sales.orders'],
  ['arn:aws:glue:us-west-2:123456789012', 'table/sales/orders'],
  ['azurecosmos://account.documents.azure.com/dbs/shop', 'colls/orders'],
  ['azurekusto://cluster.kusto.windows.net', 'shop/orders'],
  [
    'sqlserver://synapse.sql.azuresynapse.net:1433',
    'dbo.orders',
    'mssql://synapse.sql.azuresynapse.net:1433',
  ],
  ['bigquery', 'project-1.sales.orders'],
  ['bigquery://', 'project-1.sales.orders', 'bigquery'],
  ['cassandra://host:9042', 'keyspace.orders'],
  ['mysql://host:3306', 'shop.orders'],
  ['oracle://host:1521', 'orcl.shop.orders'],
  ['postgres://host:5432', 'shop.public.orders'],
  ['teradata://host:1025', 'shop.orders'],
  ['redshift://cluster.eu-west-1:5439', 'shop.public.orders'],
  ['snowflake://org-account', 'SHOP.PUBLIC.ORDERS'],
  ['trino://host:8080', 'catalog.public.orders'],
  ['abfss://container@account.dfs.core.windows.net', '/path/orders'],
  ['hdfs://workspace', '/path/orders'],
  ['gs://bucket', 'path/orders'],
  ['hdfs://namenode:8020', '/path/orders'],
  ['kafka://broker:9092', 'orders'],
  ['file', '/path/orders'],
  ['file://host', '/path/orders'],
  ['s3://bucket', 'path/orders'],
  ['wasbs://container@account.dfs.core.windows.net', '/path/orders'],
]

describe('the examples of the naming specification', () => {
  test.each(
    SPECIFICATION.map(([namespace, name, canonical]) => [namespace, name, canonical ?? namespace] as const),
  )('%s %s', (namespace, name, canonical) =>
    expect(normalise({ namespace, name })).toEqual({ namespace: canonical, name }),
  )
})

describe('namespaces', () => {
  test.each([
    ['s3a://bucket', 's3://bucket'],
    ['s3n://bucket', 's3://bucket'],
    ['wasb://c@a.blob.core.windows.net', 'wasbs://c@a.blob.core.windows.net'],
    ['abfs://c@a.dfs.core.windows.net', 'abfss://c@a.dfs.core.windows.net'],
    ['postgresql://db1:5432', 'postgres://db1:5432'],
    ['POSTGRES://db1:5432', 'postgres://db1:5432'],
    ['postgres://db1', 'postgres://db1:5432'],
    ['postgres://user@db1', 'postgres://db1:5432'],
    ['postgres://[::1]', 'postgres://[::1]:5432'],
    ['postgres://[::1]:6000', 'postgres://[::1]:6000'],
    ['postgres://db1,db2:5433', 'postgres://db1:5432,db2:5433'],
    ['sqlserver://db1', 'mssql://db1:1433'],
    ['mysql://db1', 'mysql://db1:3306'],
    ['oracle://db1', 'oracle://db1:1521'],
    ['redshift://c.eu', 'redshift://c.eu:5439'],
    ['kafka://b1,b2:9093', 'kafka://b1:9092,b2:9093'],
    ['cassandra://db1', 'cassandra://db1:9042'],
    ['mongodb://db1', 'mongodb://db1:27017'],
    ['clickhouse://db1', 'clickhouse://db1:8123'],
    ['trino://db1', 'trino://db1:8080'],
    ['hive://metastore', 'hive://metastore:10000'],
    ['hive://metastore:9083', 'hive://metastore:9083'],
    ['hdfs://nameservice', 'hdfs://nameservice'],
    ['postgres://', 'postgres://'],
    ['file://', 'file'],
    ['file:///', 'file'],
    ['file:/srv/warehouse', 'file:/srv/warehouse'],
    ['duckdb:///srv/shop.duckdb', 'duckdb:///srv/shop.duckdb'],
    ['jdbc:h2:mem:x', 'jdbc:h2:mem:x'],
    ['food_delivery', 'food_delivery'],
    ['Some Names%20have spaces', 'Some Names%20have spaces'],
    ['://', '://'],
  ])('%s is %s', (namespace, expected) =>
    expect(normalise({ namespace, name: 'x' })).toEqual({ namespace: expected, name: 'x' }),
  )
})

describe('paths', () => {
  test.each([
    ['/lake/orders/', '/lake/orders'],
    ['/lake/orders///', '/lake/orders'],
    ['/lake/orders/part-00000-7f9c.snappy.parquet', '/lake/orders'],
    ['/lake/orders/part-m-00003', '/lake/orders'],
    ['/lake/orders/part-r-0001', '/lake/orders'],
    ['/lake/orders/part-001', '/lake/orders/part-001'],
    ['/lake/orders/parts-00000', '/lake/orders/parts-00000'],
    ['/lake/orders/day=2026-11-01', '/lake/orders'],
    ['/lake/orders/day=2026-11-01/hour=7/', '/lake/orders'],
    ['/lake/orders/day=/hour=7', '/lake/orders'],
    ['/lake/orders/day=1/part-00000.parquet', '/lake/orders'],
    ['/lake/day=1/orders', '/lake/day=1/orders'],
    ['/lake/orders/part-00000/day=1', '/lake/orders'],
    ['day=1', 'day=1'],
    ['/day=1', '/day=1'],
    ['/day=1/hour=2', '/day=1'],
    ['part-00000', 'part-00000'],
    ['/part-00000', '/part-00000'],
    ['/', '/'],
    ['//', '/'],
    ['a//b/', 'a//b'],
    ['/lake/=x', '/lake/=x'],
    ['/lake/"orders"', '/lake/"orders"'],
  ])('%s is %s', (name, expected) => {
    for (const namespace of [
      's3://b',
      'gs://b',
      'hdfs://n',
      'abfss://c@a',
      'wasbs://c@a',
      'dbfs://w',
      'file',
      'local',
    ])
      expect(normalise({ namespace, name }).name).toBe(expected)
  })

  test('elsewhere a slash means nothing', () =>
    expect(normalise({ namespace: 'kafka://b:9092', name: 'a/day=1/' }).name).toBe('a/day=1/'))
})

describe('quotes', () => {
  test.each([
    ['"shop"."public"."orders"', 'shop.public.orders'],
    ['`shop`.`orders`', 'shop.orders'],
    ['shop."public".`orders`', 'shop.public.orders'],
    ['"a.b"."c"', '"a.b".c'],
    ['"a""b".c', '"a""b".c'],
    ['"Order lines"', 'Order lines'],
    ['"a".b"c', '"a".b"c'],
    ['a"b"', 'a"b"'],
    ['"a', '"a'],
    ['""', '""'],
    ['""."x"', '""."x"'],
    ["'a'.b", "'a'.b"],
    ['a..b', 'a..b'],
    ['plain', 'plain'],
  ])('%s is %s', (name, expected) => {
    for (const namespace of ['postgres://h:5432', 'duckdb:///x', 'whatever', 'new://x'])
      expect(normalise({ namespace, name }).name).toBe(expected)
  })
})

test('a normalised name is its own', () => {
  const namespace = fc.oneof(
    fc.constantFrom(
      's3a://b',
      'file',
      'postgres://a,b:1',
      'kafka://[::1]',
      'x:y',
      'hdfs://n/p',
      'bigquery://',
    ),
    fc.string(),
  )
  const part = fc.constantFrom('/', 'k=v', 'part-00000', 'a', '.', '"', '""', '`', '"a"', 'é', ' ')
  const name = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(namespace, name, (namespace, name) => {
      const once = normalise({ namespace, name })
      expect(normalise(once)).toEqual(once)
      expect(once.name).not.toBe('')
    }),
    { numRuns: 5000 },
  )
})

describe('places', () => {
  test.each([
    ['postgres://db1:5432', 'shop.public.orders', 'postgres', 'db1:5432', ['db1:5432'], 'shop'],
    ['postgres://db1:5432', '"my.shop".public.orders', 'postgres', 'db1:5432', ['db1:5432'], 'my.shop'],
    ['postgres://db1:5432', 'public.orders', 'postgres', 'db1:5432', ['db1:5432'], undefined],
    ['mysql://db1:3306', 'shop.orders', 'mysql', 'db1:3306', ['db1:3306'], 'shop'],
    ['s3://lake', 'orders', 's3', 'lake', [], 'lake'],
    ['gs://lake', 'orders', 'gs', 'lake', [], 'lake'],
    ['abfss://raw@acc.dfs.core.windows.net', '/o', 'abfss', 'raw@acc.dfs.core.windows.net', [], 'raw'],
    ['wasbs://raw@acc.blob.core.windows.net', '/o', 'wasbs', 'raw@acc.blob.core.windows.net', [], 'raw'],
    ['hdfs://nn:8020', '/orders', 'hdfs', 'nn:8020', ['nn:8020'], undefined],
    ['file', '/orders', 'file', '', [], undefined],
    ['file:/srv/warehouse', 'retail.sales', 'file', '/srv/warehouse', [], undefined],
    ['kafka://b2:9092,b1:9092', 'orders', 'kafka', 'b2:9092,b1:9092', ['b1:9092', 'b2:9092'], undefined],
    ['snowflake://org-acc', 'DB.S.T', 'snowflake', 'org-acc', [], 'DB'],
    ['bigquery', 'p.d.t', 'bigquery', '', [], 'p'],
    ['duckdb:///srv/shop.duckdb', 'shop.raw.t', 'duckdb', '/srv/shop.duckdb', [], 'shop'],
    ['hive://ms:9083', 'retail.sales', 'hive', 'ms:9083', ['ms:9083'], 'retail'],
    ['arn:aws:glue:eu:1', 'table/db/t', 'arn', 'aws:glue:eu:1', [], 'db'],
    ['jdbc:h2:mem:x', 'T', 'jdbc', 'h2:mem:x', [], undefined],
    ['new://host/x', 't', 'new', 'host/x', [], undefined],
  ])('%s %s', (namespace, name, type, location, addresses, storage) =>
    expect(placeOf({ namespace, name })).toEqual({
      location: { type, name: location, addresses },
      ...(storage === undefined ? {} : { storage }),
    }),
  )

  test.each(['food_delivery', 'two words', ''])('the mere word "%s" is no place', (namespace) =>
    expect(placeOf({ namespace, name: 'x' })).toBeUndefined(),
  )
})
