import { describe, expect, test } from 'vitest'
import type { DatasetFacts, DatasetUse } from '../../domain/aggregate.ts'
import { idOf } from '../../domain/ids.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { MART, readValid, runEvent } from '../sample-event.test-support.ts'

interface Read {
  readonly facts: DatasetFacts
  readonly use: DatasetUse
  readonly warnings: readonly string[]
  readonly others: readonly DatasetFacts[]
}

/** Reads an event that has an output (or input) with these facets. */
function read(facets: JsonObject, member: 'inputs' | 'outputs' = 'outputs', more: JsonObject = {}): Read {
  const { observation, warnings } = readValid(runEvent({ [member]: [{ ...MART, facets, ...more }] }))
  const [facts, ...others] = observation.datasets
  return { facts: facts!, use: Object.values(observation.aggregate![member])[0]!, warnings, others }
}

describe('schema', () => {
  const fields = (fields: Json): JsonObject => ({ schema: { fields } })
  const order = {
    name: 'order',
    type: 'struct',
    fields: [
      { name: 'id', type: 'int' },
      { name: 'at', fields: [{ name: 'day' }] },
    ],
  }

  test('makes columns with dotted names of nested fields and their parents, in the given order', () => {
    const { facts, use } = read(fields([{ name: 'z', type: 'int', description: 'Last' }, order]))
    expect(facts.schema).toEqual({
      id: use.schema!.value,
      role: 'written',
      fields: [
        { name: 'z', type: 'int', description: 'Last' },
        { name: 'order', type: 'struct' },
        { name: 'order.id', type: 'int' },
        { name: 'order.at' },
        { name: 'order.at.day' },
      ],
    })
  })

  test('the id depends on names and types, not on order or descriptions', () => {
    const id = (value: Json): string | undefined => read(fields(value)).facts.schema?.id
    const a = { name: 'a', type: 'int' }
    const b = { name: 'b' }
    expect(id([a, b])).toBe(id([b, a]))
    expect(id([a, b])).toBe(id([{ ...a, description: 'x' }, b]))
    expect(id([a, b])).not.toBe(id([{ ...a, type: 'bigint' }, b]))
    expect(id([a, b])).not.toBe(id([a]))
  })

  test('the schema of an input has the role read', () =>
    expect(read(fields([order]), 'inputs').facts.schema?.role).toBe('read'))

  test('orders fields by ordinal_position if all have one', () => {
    const [a, b] = [
      { name: 'a', ordinal_position: 2 },
      { name: 'b', ordinal_position: 1 },
    ]
    const names = (...given: JsonObject[]) => read(fields(given)).facts.schema?.fields.map(({ name }) => name)
    expect(names(a, b)).toEqual(['b', 'a'])
    expect(names(a, b, { name: 'c' })).toEqual(['a', 'b', 'c'])
  })

  test('leaves out malformed fields and uses the rest', () => {
    const { facts, warnings } = read(
      fields([7, { type: 'int' }, { name: 'a', type: 5, description: [] }, { name: 'a', type: 'text' }]),
    )
    expect(facts.schema?.fields).toEqual([{ name: 'a' }])
    expect(warnings).toEqual([
      'outputs[0].facets.schema.fields[0] is not an object and was left out',
      'outputs[0].facets.schema.fields[1] was left out: its name is missing',
      'outputs[0].facets.schema.fields[2].type is not a string and was left out',
      'outputs[0].facets.schema.fields[2].description is not a string and was left out',
    ])
  })

  test.each([[{}], [{ fields: [] }], [{ fields: null }]])('ignores %j', (schema) => {
    const { facts, use, warnings } = read({ schema })
    expect([facts.schema, use.schema, warnings]).toEqual([undefined, undefined, []])
  })
})

describe('fields of the dataset', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['documentation', { documentation: { description: 'Money' } }, { description: 'Money' }],
    ['empty documentation', { documentation: { description: '' } }, {}],
    ['documentation withdrawn', { documentation: { _deleted: true } }, { description: null }],
    [
      'datasetType',
      { datasetType: { datasetType: 'VIEW', subType: 'MATERIALIZED' } },
      { kind: 'view', 'facets.datasetType': { subType: 'MATERIALIZED' } },
    ],
    [
      'datasetType without a sub-type',
      { datasetType: { datasetType: 'FILE' } },
      { kind: 'file', 'facets.datasetType': null },
    ],
    [
      'datasetType withdrawn',
      { datasetType: { _deleted: true } },
      { kind: null, 'facets.datasetType': null },
    ],
    ['schema withdrawn', { schema: { _deleted: true } }, { schema: null }],
    ['symlinks withdrawn', { symlinks: { _deleted: true } }, { symlinks: null, 'facets.symlinks': null }],
    [
      'dataQualityMetrics withdrawn',
      { dataQualityMetrics: { _deleted: true } },
      { 'facets.dataQualityMetrics': null },
    ],
    [
      'storage',
      { storage: { storageLayer: 'iceberg', fileFormat: 'Parquet' } },
      { format: 'parquet', 'facets.storage': { storageLayer: 'iceberg', fileFormat: 'Parquet' } },
    ],
    [
      'storage without a file format',
      { storage: { storageLayer: 'delta' } },
      { format: 'delta', 'facets.storage': { storageLayer: 'delta' } },
    ],
    [
      'dataSource',
      { dataSource: { name: 'db', uri: 'postgres://db' } },
      { 'facets.dataSource': { name: 'db', uri: 'postgres://db' } },
    ],
    [
      'any other',
      { catalog: { _producer: 'x', _schemaURL: 'y', name: 'main', parts: [1] } },
      { 'facets.catalog': { name: 'main', parts: [1] } },
    ],
    ['an unknown facet, withdrawn', { catalog: { _deleted: true } }, { 'facets.catalog': null }],
    ['an unknown facet that is null', { catalog: null }, {}],
    [
      'any other with a lone surrogate',
      { catalog: { 'a\ud800': ['\udc00b'] } },
      { 'facets.catalog': { 'a\ufffd': ['\ufffdb'] } },
    ],
    [
      'dbt_model',
      { dbt_model: { config: { materialized: 'view' } } },
      { 'facets.dbt_model': { config: { materialized: 'view' } } },
    ],
  ])('%s', (_, facets, fields) => {
    const { facts, warnings } = read(facets)
    expect(facts.fields).toEqual(fields)
    expect(warnings).toEqual([])
  })

  test('leaves out a facet larger than 64 KiB, with a warning', () => {
    const { facts, warnings } = read({
      big: { text: 'é'.repeat(33_000) },
      fits: { text: 'x'.repeat(65_000) },
    })
    expect(Object.keys(facts.fields)).toEqual(['facets.fits'])
    expect(warnings).toEqual(['outputs[0].facets.big is larger than 64 KiB and was left out'])
  })
})

describe('symlinks and renames', () => {
  test('symlinks are normalised names other than that of the dataset', () => {
    const { facts, others, warnings } = read({
      symlinks: {
        identifiers: [
          { namespace: 's3a://lake', name: 'revenue/', type: 'location' },
          { ...MART, type: 'TABLE' },
          { namespace: 'hive://ms', name: 'mart.revenue' },
          { namespace: 'flink', name: 'default_catalog.default_database.revenue', type: 'TABLE' },
          { name: 'x' },
        ],
      },
    })
    expect(facts.symlinks).toEqual([
      { namespace: 's3://lake', name: 'revenue', kind: 'LOCATION' },
      { namespace: 'hive://ms:10000', name: 'mart.revenue' },
    ])
    expect(others.map(({ name, place }) => [name, place?.location.type])).toEqual([
      ['revenue', 's3'],
      ['mart.revenue', 'hive'],
    ])
    expect(warnings).toEqual([
      'outputs[0].facets.symlinks.identifiers[4] was left out: its namespace is missing',
    ])
    // A name of a Flink session is stored as a facet, but joins nothing.
    expect(facts.fields['facets.symlinks']).toEqual({
      identifiers: [{ namespace: 'flink', name: 'default_catalog.default_database.revenue', type: 'TABLE' }],
    })
  })

  const change = (lifecycleStateChange: Json, previousIdentifier: Json = null): JsonObject => ({
    lifecycleStateChange: { lifecycleStateChange, previousIdentifier },
  })

  test.each(['CREATE', 'OVERWRITE', 'DROP', 'ALTER', 'TRUNCATE', 'RENAME', 'append'])('%s', (value) =>
    expect(read(change(value)).use.lifecycle?.value).toBe(value.toLowerCase()),
  )

  test('a rename gives the former name', () => {
    const { facts, others } = read(
      change('RENAME', { namespace: 'postgresql://db1', name: '"mart"."public"."old"' }),
    )
    expect(facts.renamedFrom).toEqual({ namespace: MART.namespace, name: 'mart.public.old' })
    expect(others).toMatchObject([{ name: 'mart.public.old' }])
  })

  test.each([
    ['a rename to itself', change('RENAME', MART)],
    ['another change', change('ALTER', { namespace: 'x', name: 'y' })],
    ['a rename with an incomplete former name', change('RENAME', { namespace: 'x' })],
  ])('%s has no former name', (_, facets) => expect(read(facets).facts).not.toHaveProperty('renamedFrom'))

  test('warns of an unknown change', () => {
    const { use, warnings } = read(change('VACUUM'))
    expect(use).not.toHaveProperty('lifecycle')
    expect(warnings).toHaveLength(1)
  })
})

describe('interactions', () => {
  test('version', () => expect(read({ version: { datasetVersion: '42' } }).use.version?.value).toBe('42'))

  const statistics = (value: JsonObject): Read =>
    read({}, 'outputs', { outputFacets: { outputStatistics: value } })

  test.each<[JsonObject, JsonObject | undefined]>([
    [
      { rowCount: 7, size: 900, fileCount: 2 },
      { numRows: 7, numBytes: 900, numFiles: 2 },
    ],
    [
      { rowCount: '7', size: 0 },
      { numRows: 7, numBytes: 0 },
    ],
    [{ rowCount: null }, undefined],
  ])('statistics %j', (value, expected) => {
    const { use, warnings } = statistics(value)
    expect([use.statistics, warnings]).toEqual([expected, []])
  })

  test.each([-1, 1.5, '1.5', '-1', 1e300, true, [], {}])(
    '%j rows are left out with a warning',
    (rowCount) => {
      const { use, warnings } = statistics({ rowCount, size: 1 })
      expect(use.statistics).toEqual({ numBytes: 1 })
      expect(warnings).toEqual([
        'outputs[0].outputFacets.outputStatistics.rowCount is not a whole number of at least 0 and was left out',
      ])
    },
  )

  test('takes the greater of input statistics and metrics, and stores the metrics of columns', () => {
    const { use } = read({}, 'inputs', {
      inputFacets: {
        inputStatistics: { rowCount: 5 },
        dataQualityMetrics: { rowCount: 9, bytes: 80, columnMetrics: { id: { nullCount: 1 } } },
      },
    })
    expect(use.statistics).toEqual({ numRows: 9, numBytes: 80 })
    expect(use.facets?.dataQualityMetrics?.value).toMatchObject({ columnMetrics: { id: { nullCount: 1 } } })
  })

  test('ignores output facets of an input', () => {
    const { use, warnings } = read({}, 'inputs', { outputFacets: { outputStatistics: { rowCount: 5 } } })
    expect([use.statistics, warnings]).toEqual([undefined, []])
  })

  test('stores other input and output facets on the interaction', () => {
    const { use, facts } = read({}, 'outputs', { outputFacets: { subset: { locations: ['x'] } } })
    expect(use.facets?.subset?.value).toEqual({ locations: ['x'] })
    expect(facts.fields).toEqual({})
  })

  test('reads the materialization of dbt', () =>
    expect(read({ dbt_model: { config: { materialized: 'table' } } }).use.facets?.dbt_model?.value).toEqual({
      materialized: 'table',
    }))
})

test('the id of a schema is the one that the domain computes', () => {
  expect(read({ schema: { fields: [{ name: 'b', type: 'int' }, { name: 'a' }] } }).facts.schema?.id).toBe(
    idOf('Schema', '[["a"],["b","int"]]'),
  )
})
