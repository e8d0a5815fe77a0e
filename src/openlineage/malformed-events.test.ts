import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../lib/json.ts'
import { producerRules } from './producer-rules.ts'
import { readEvent } from './read-event.ts'
import { MART, ORDERS, readValid, RUN_ID, runEvent } from './sample-event.test-support.ts'
import { runs } from '../../test/runs.ts'

/** Includes a facet of every key at every place, so that every reader runs. */
const KEYS = [
  ...[
    'parent',
    'nominalTime',
    'errorMessage',
    'processing_engine',
    'externalQuery',
    'lineage',
    'spark_properties',
  ],
  ...[
    'spark_jobDetails',
    'spark_applicationDetails',
    'spark.exception',
    'dbt_run',
    'dbt_version',
    'dbt_node',
    'dbt_model',
  ],
  ...[
    'jobType',
    'documentation',
    'sql',
    'schema',
    'columnLineage',
    'symlinks',
    'lifecycleStateChange',
    'dataSource',
  ],
  ...[
    'storage',
    'version',
    'datasetType',
    'inputStatistics',
    'outputStatistics',
    'dataQualityMetrics',
    'airflow',
  ],
  ...[
    'environmentVariables',
    'environment-properties',
    '__proto__',
    'constructor',
    'toString',
    'unknown',
    '',
  ],
]
const MEMBERS = [
  ...[
    'fields',
    'name',
    'namespace',
    'inputFields',
    'dataset',
    'transformations',
    'type',
    'identifiers',
    'job',
    'run',
  ],
  ...[
    'runId',
    'root',
    'query',
    'description',
    'rowCount',
    'size',
    'lineage',
    'inputs',
    'config',
    'taskInstance',
    'field',
  ],
  ...['lifecycleStateChange', 'previousIdentifier', '_deleted', 'properties', '__proto__', 'hasOwnProperty'],
]

const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      -1,
      1.5,
      1e300,
      '',
      'x',
      '12',
      'INSERT INTO t SELECT 1',
      '\ud800',
      'a\0',
      RUN_ID,
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...MEMBERS), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const facets = fc.oneof(
  anything,
  fc.dictionary(fc.constantFrom(...KEYS), anything, { maxKeys: 6, noNullPrototype: true }),
)
const dataset = fc.oneof(
  anything,
  fc.record({ facets, inputFacets: facets, outputFacets: facets }).map((entry) => ({ ...ORDERS, ...entry })),
)
const event = fc
  .record({
    runFacets: facets,
    jobFacets: facets,
    inputs: fc.array(dataset),
    outputs: fc.array(dataset),
    schemaURL: anything,
  })
  .map(({ runFacets, jobFacets, inputs, outputs, schemaURL }) =>
    runEvent({
      run: { runId: RUN_ID, facets: runFacets as Json },
      job: { namespace: 'shop', name: 'load', facets: jobFacets as Json },
      inputs: inputs as Json,
      outputs: outputs as Json,
      schemaURL: schemaURL as Json,
      dataset: { ...MART },
    }),
  )

test('readEvent never throws, whatever the value', () => {
  fc.assert(fc.property(anything, (value) => typeof readEvent(value).ok === 'boolean'))
})

test('an event with an identity is read and interpreted, whatever its facets are', () => {
  fc.assert(
    fc.property(event, (value) => {
      const result = readEvent(value)
      expect(result.ok).toBe(true)
      if (!result.ok) return
      const { aggregate, declaration } = result.value.observation
      const stated = aggregate ?? declaration
      if (stated !== undefined) producerRules.interpret(stated)
      // A store can hold the result: it survives a round trip through JSON and has no lone surrogates.
      const json = JSON.stringify(result.value.observation)
      expect(JSON.parse(json)).toEqual(result.value.observation)
      expect(json).not.toMatch(/\\ud[89a-f]/i)
    }),
    { numRuns: runs(500) },
  )
})

test('reading an event twice gives equal results', () => {
  fc.assert(
    fc.property(event, (value) => {
      expect(readEvent(structuredClone(value))).toEqual(readEvent(value))
    }),
  )
})

const nested = (depth: number): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json
const nestedFields = (depth: number): Json =>
  JSON.parse('{"name":"a","fields":['.repeat(depth) + '{"name":"z"}' + ']}'.repeat(depth)) as Json

test('leaves out values nested 100,000 levels deep, with a warning', () => {
  const depth = 100_000
  const event = runEvent({
    run: { runId: RUN_ID, facets: { parent: nested(depth), deep: { value: nested(depth) } } },
    inputs: [nested(depth), { ...ORDERS, facets: { schema: { fields: [nestedFields(depth)] } } }],
    outputs: nested(depth),
  })
  expect(readValid(event).warnings).toEqual([
    'run.facets.parent is not an object and was left out',
    'run.facets.deep is nested deeper than 64 levels and was left out',
    'inputs[0] is not an object and was left out',
    expect.stringContaining('is nested deeper than 32 levels and was left out') as string,
    'outputs[0] is not an object and was left out',
  ])
})

test('leaves out keys of Object.prototype without polluting it', () => {
  const facets = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"polluted":true},"toString":{"polluted":true},"good":{"a":1}}',
  ) as JsonObject
  const { observation, warnings } = readValid(runEvent({ run: { runId: RUN_ID, facets } }))
  expect(Object.keys(observation.aggregate!.run)).toEqual(['facets.good'])
  expect(warnings).toHaveLength(3)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('only counts warnings after the first fifty', () => {
  const inputs = Array.from({ length: 80 }, () => 7)
  const { warnings } = readValid(runEvent({ inputs }))
  expect(warnings).toHaveLength(51)
  expect(warnings.at(-1)).toBe('30 more parts were left out')
})

test.each([
  ['inputs', 'orders', 'inputs is not an array and was left out'],
  ['outputs', { 0: MART }, 'outputs is not an array and was left out'],
  ['producer', 7, 'producer is not a string and was left out'],
])('warns of %s with the wrong type', (key, value, warning) => {
  expect(readValid(runEvent({ [key]: value as Json })).warnings).toEqual([warning])
})

test.each([
  ['facets', 'is not an object and was left out', 7],
  ['facets.schema', 'is not an object and was left out', { schema: [] }],
])('warns of %s with the wrong type', (path, message, facets) => {
  const { warnings, observation } = readValid(runEvent({ inputs: [{ ...ORDERS, facets: facets as Json }] }))
  expect(warnings).toEqual([`inputs[0].${path} ${message}`])
  expect(Object.values(observation.aggregate!.inputs)).toEqual([ORDERS])
})
