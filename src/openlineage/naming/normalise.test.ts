import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datasetNameAt } from './dataset-name-at.ts'
import { normalise, normaliseNamespace } from './normalise.ts'
import { nameWithin, placeOf } from './place-of.ts'
import { anyName, anyNamespace } from './random-names.test-support.ts'
import { runs } from '../../../test/runs.ts'

/** Every row of the OpenLineage naming specification: canonical already, or folded to the canonical form. */
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
  [
    'sqlserver://synapse.sql.azuresynapse.net:1433;database=SQLPool1;',
    'dbo.orders',
    'mssql://synapse.sql.azuresynapse.net:1433;database=SQLPool1;',
  ],
  ['bigquery', 'project-1.sales.orders'],
  ['bigquery://', 'project-1.sales.orders', 'bigquery'],
  ['cassandra://host:9042', 'keyspace.orders'],
  ['milvus://host:19530', 'shop.orders'],
  ['fabric-warehouse://x.datawarehouse.fabric.microsoft.com', 'shop.dbo.orders'],
  ['fabric-warehouse://x.datawarehouse.fabric.microsoft.com:1433', 'shop.dbo.orders'],
  ['mysql://host:3306', 'shop.orders'],
  ['crate://host:5432', 'crate.doc.orders'],
  ['db2://host:50000', 'shop.sales.orders'],
  ['hive://host:10000', 'shop.orders'],
  ['mssql://host:1433', 'shop.dbo.orders'],
  ['oceanbase://host:2881', 'shop.orders'],
  ['oracle://host:1521', 'orcl.shop.orders'],
  ['oracle://host:1521', 'mydb\\.example\\.com.mySchema.myTable'],
  ['postgres://host:5432', 'shop.public.orders'],
  ['teradata://host:1025', 'shop.orders'],
  ['redshift://cluster.eu-west-1:5439', 'shop.public.orders'],
  ['snowflake://org-account', 'SHOP.PUBLIC.ORDERS'],
  ['snowflake://xy12345.fhplus.us-gov-west-1.aws', 'SHOP.PUBLIC.ORDERS'],
  ['spanner://project:instance', 'shop.sales.orders'],
  ['trino://host:8080', 'catalog.public.orders'],
  ['unitycatalog://host', 'main.sales.orders'],
  ['unitycatalog://host:8081', 'main.sales.orders'],
  ['abfss://container@account.dfs.core.windows.net', '/path/orders'],
  ['dbfs://workspace', '/path/orders'],
  ['hdfs://workspace', '/path/orders'],
  ['gs://bucket', 'path/orders'],
  ['hdfs://namenode:8020', '/path/orders'],
  ['kafka://broker:9092', 'orders'],
  ['file', '/path/orders'],
  ['file://host', '/path/orders'],
  ['box://api.box.com:443/enterprise', 'folder/orders.pdf'],
  ['filenet://host:9443/repository', 'folder/orders.pdf'],
  ['mssharepoint://host:443/site', 'folder/orders.pdf'],
  ['s3://bucket', 'path/orders'],
  ['wasbs://container@account.dfs.core.windows.net', '/path/orders'],
  ['pubsub', 'topic:project:orders'],
  ['pubsub', 'subscription:project:orders'],
  ['inmemory://', 'temporary_1'],
]

describe('the examples of the naming specification', () => {
  test.each(
    SPECIFICATION.map(([namespace, name, canonical]) => [namespace, name, canonical ?? namespace] as const),
  )('%s %s', (namespace, name, canonical) =>
    expect(normalise({ namespace, name })).toEqual({ namespace: canonical, name }),
  )

  test.each(SPECIFICATION.map(([namespace, name]) => [namespace, name] as const))(
    '%s %s is led back from where it is',
    (namespace, name) => {
      const dataset = normalise({ namespace, name })
      expect(datasetNameAt(placeOf(dataset)!, nameWithin(dataset))).toEqual(dataset)
    },
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
    ['postgres://user:secret@db1:6000', 'postgres://db1:6000'],
    ['mongodb://app:p,w@m1,m2', 'mongodb://m1:27017,m2:27017'],
    ['mongodb://app:p@ss@m1', 'mongodb://m1:27017'],
    ['postgres://user:pa/ss@db1', 'postgres://db1:5432'],
    ['postgres://db1:', 'postgres://db1:5432'],
    ['postgres://[fe80::1%25eth0]', 'postgres://[fe80::1%25eth0]:5432'],
    ['kafka://[::1],[::2]:9093', 'kafka://[::1]:9092,[::2]:9093'],
    ['sqlserver://db1;database=shop', 'mssql://db1:1433;database=shop'],
    ['sqlserver://db1;user=sa;password={a;b};database=shop', 'mssql://db1:1433;user=sa;database=shop'],
    ['hdfs://hue@nn1:8020', 'hdfs://nn1:8020'],
    ['hdfs://nn1:8020,nn2:8020', 'hdfs://nn1:8020,nn2:8020'],
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
    ['postgres://@user:pa/@', 'postgres://'],
    ['file://', 'file'],
    ['file:///', 'file'],
    ['file:/srv/warehouse', 'file:/srv/warehouse'],
    ['file:///srv/warehouse', 'file:/srv/warehouse'],
    ['file:////srv/warehouse', 'file:/srv/warehouse'],
    ['file://nas1/srv', 'file://nas1/srv'],
    ['inmemory', 'inmemory://'],
    ['pubsub://', 'pubsub'],
    ['s3a://bücket', 's3://bücket'],
    ['Kafka://Broker', 'kafka://Broker:9092'],
    ['New://User@Host', 'New://User@Host'],
    ['arn:aws:glue:us-west-2:123456789012', 'arn:aws:glue:us-west-2:123456789012'],
    ['duckdb:///srv/shop.duckdb', 'duckdb:///srv/shop.duckdb'],
    ['jdbc:h2:mem:x', 'jdbc:h2:mem:x'],
    ['food_delivery', 'food_delivery'],
    ['Some Names%20have spaces', 'Some Names%20have spaces'],
    ['://', '://'],
  ])('%s is %s', (namespace, expected) =>
    expect(normalise({ namespace, name: '/x' })).toEqual({ namespace: expected, name: '/x' }),
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
    ['/day=1', '/day=1'],
    ['/day=1/hour=2', '/day=1'],
    ['/part-00000', '/part-00000'],
    ['/', '/'],
    ['//', '/'],
    ['/lake/orders/_delta_log', '/lake/orders'],
    ['/lake/orders/_delta_log/', '/lake/orders'],
    ['/lake/orders/_delta_log/00000000000000000012.json', '/lake/orders'],
    ['/lake/orders/day=1/_delta_log', '/lake/orders'],
    ['/lake/_delta_logs', '/lake/_delta_logs'],
    ['/_delta_log', '/_delta_log'],
    ['/lake/=x', '/lake/=x'],
    ['/lake/"orders"', '/lake/"orders"'],
  ])('%s is %s', (name, expected) => {
    for (const namespace of [
      's3://b',
      'gs://b',
      'hdfs',
      'abfss://c@a',
      'wasbs://c@a',
      'dbfs://w',
      'file',
      'local',
    ])
      expect(normalise({ namespace, name }).name).toBe(expected)
  })

  test.each([
    ['day=1', 'day=1'],
    ['part-00000', 'part-00000'],
    ['a//b/', 'a//b'],
    ['orders/_delta_log', 'orders'],
    ['_delta_log', '_delta_log'],
  ])('folds %s in a bucket to %s', (name, expected) => {
    for (const namespace of ['s3://b', 'gs://b', 'abfss://c@a', 'dbfs://w', 'hdfs'])
      expect(normalise({ namespace, name }).name).toBe(expected)
  })

  test.each([
    ['file://', 'srv/orders.csv', 'file', '/srv/orders.csv'],
    ['file:///', '/srv/orders.csv', 'file', '/srv/orders.csv'],
    ['file://host', 'srv/orders', 'file://host', '/srv/orders'],
    ['hdfs://namenode:8020', 'lake/orders', 'hdfs://namenode:8020', '/lake/orders'],
    ['file', 'srv/orders.csv', 'file', '/srv/orders.csv'],
    ['file', '/srv/orders.csv', 'file', '/srv/orders.csv'],
    ['file:', 'srv/orders.csv', 'file', '/srv/orders.csv'],
    ['local', 'srv/orders.csv', 'local', '/srv/orders.csv'],
    ['hdfs', 'orders.csv', 'hdfs', 'orders.csv'],
    ['file:/srv/warehouse', 'retail.sales', 'file:/srv/warehouse', 'retail.sales'],
    ['s3://bucket', 'orders', 's3://bucket', 'orders'],
  ])('makes the path of %s %s absolute', (namespace, name, canonical, whole) =>
    expect(normalise({ namespace, name })).toEqual({ namespace: canonical, name: whole }),
  )

  test('removes a trailing slash in AWS Glue', () =>
    expect(
      normalise({ namespace: 'arn:aws:glue:us-west-2:123456789012/', name: 'table/sales/orders/' }),
    ).toEqual({ namespace: 'arn:aws:glue:us-west-2:123456789012', name: 'table/sales/orders' }))

  test('does not treat other names as paths', () =>
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

test('applies namespace aliases, then the naming rules of the target', () => {
  const same = new Map([
    ['kafka://b2:9092', 'kafka://b1:9092'],
    ['warehouse', 's3://lake'],
  ])
  const named = (namespace: string, name: string) => normalise({ namespace, name }, same)
  expect(named('kafka://b2', 'orders')).toEqual({ namespace: 'kafka://b1:9092', name: 'orders' })
  expect(named('kafka://b3', 'orders')).toEqual({ namespace: 'kafka://b3:9092', name: 'orders' })
  expect(named('warehouse', 'orders/day=1/')).toEqual({ namespace: 's3://lake', name: 'orders' })
})

test('is idempotent with any aliases', () => {
  fc.assert(
    fc.property(anyNamespace, anyName, fc.boolean(), (namespace, name, declared) => {
      const same = new Map(declared ? [[normaliseNamespace(namespace), 's3://lake']] : [])
      const once = normalise({ namespace, name }, same)
      expect(normalise(once, same)).toEqual(once)
      expect(once.name).not.toBe('')
      expect(once.namespace).not.toBe('')
    }),
    { numRuns: runs(5000) },
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
    ['new://host:1', 't', 'new', 'host:1', [], undefined],
    ['new:host', 't', 'new', ':host', [], undefined],
    ['new:///x', 't', 'new', '/x', [], undefined],
    ['new:', 't', 'new', ':', [], undefined],
    ['new://', 't', 'new', '://', [], undefined],
    ['urn:li:dataset', 't', 'urn', 'li:dataset', [], undefined],
    ['postgres://', 't', 'postgres', '://', [], undefined],
    ['hdfs://nameservice', '/orders', 'hdfs', 'nameservice', [], undefined],
    ['teradata://td1', 'shop.orders', 'teradata', 'td1', ['td1'], 'shop'],
    ['mssql://h:1433;database=shop', 'dbo.t', 'mssql', 'h:1433;database=shop', ['h:1433'], 'shop'],
    ['mssql://h:1433;database=shop', 'other.dbo.t', 'mssql', 'h:1433;database=shop', ['h:1433'], 'other'],
    ['arn:aws:s3:::bucket', 'table/db/t', 'arn', 'aws:s3:::bucket', [], undefined],
    ['azurecosmos://h/dbs/shop', 'colls/t', 'azurecosmos', 'h/dbs/shop', [], 'shop'],
    ['azurekusto://h', 't', 'azurekusto', 'h', [], undefined],
    ['oracle://h:1521', 'a\\.b.s.t', 'oracle', 'h:1521', ['h:1521'], 'a.b'],
  ])('%s %s', (namespace, name, type, location, addresses, storage) =>
    expect(placeOf({ namespace, name })).toEqual({
      location: { type, name: location, addresses },
      ...(storage === undefined ? {} : { storage }),
    }),
  )

  test.each(['food_delivery', 'two words', ''])('the unknown word "%s" has no place', (namespace) =>
    expect(placeOf({ namespace, name: 'x' })).toBeUndefined(),
  )
})

describe('datasetNameAt', () => {
  test('accepts a name in the Storage, or the whole name', () => {
    const location = { type: 'postgres', name: 'db1:5432' }
    const named = (name: string) => ({ namespace: 'postgres://db1:5432', name })
    expect(datasetNameAt({ location, storage: 'shop' }, 'public.orders')).toEqual(named('shop.public.orders'))
    expect(datasetNameAt({ location, storage: 'shop' }, 'shop.public.orders')).toEqual(
      named('shop.public.orders'),
    )
    expect(datasetNameAt({ location, storage: 'my.shop' }, 'public.orders')).toEqual(
      named('"my.shop".public.orders'),
    )
    expect(datasetNameAt({ location }, 'orders')).toEqual(named('orders'))
    expect(nameWithin(named('shop.shop.a.b'))).toBe('shop.shop.a.b')
  })

  test('is the inverse of placeOf and nameWithin', () => {
    fc.assert(
      fc.property(anyNamespace, anyName, (namespace, name) => {
        const dataset = normalise({ namespace, name })
        const place = placeOf(dataset)
        if (place !== undefined) expect(datasetNameAt(place, nameWithin(dataset))).toEqual(dataset)
      }),
      { numRuns: runs(5000) },
    )
  })

  test('places are equal only for equal namespaces', () => {
    fc.assert(
      fc.property(anyNamespace, anyNamespace, (one, other) => {
        const [a, b] = [one, other].map((namespace) => placeOf(normalise({ namespace, name: 'x' })))
        if (a === undefined || b === undefined) return
        const same = a.location.type === b.location.type && a.location.name === b.location.name
        expect(same).toBe(normaliseNamespace(one) === normaliseNamespace(other))
      }),
      { numRuns: runs(5000) },
    )
  })
})
