import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../lib/json.ts'
import { MART, readValid, runEvent, withJobFacets, withRunFacets } from '../sample-event.test-support.ts'

const SOURCE = 'https://example.com/loader'

type Read = readonly [fields: JsonObject, warnings: readonly string[]]

function ofDataset(facets: JsonObject, parts: JsonObject = {}): Read {
  const { observation, warnings } = readValid(runEvent({ outputs: [{ ...MART, facets }], ...parts }))
  return [observation.datasets[0]!.fields, warnings]
}

function ofJob(facets: JsonObject): Read {
  const { observation, warnings } = readValid(runEvent(withJobFacets(facets)))
  const entries = Object.entries(observation.aggregate!.jobFacets)
  return [Object.fromEntries(entries.map(([key, { value }]) => [key, value])), warnings]
}

describe('tags', () => {
  const tags = (...given: readonly Json[]): JsonObject => ({ tags: { tags: given } })

  test.each<[string, readonly Json[], Json]>([
    ['a tag', [{ key: 'pii' }], [['pii', '']]],
    ['a value', [{ key: 'level', value: 'high' }], [['level', 'high']]],
    ['the text true means no value', [{ key: 'pii', value: 'true' }], [['pii', '']]],
    ['so does the boolean true', [{ key: 'a', value: true }], [['a', '']]],
    ['null', [{ key: 'a', value: null, field: null }], [['a', '']]],
    ['the empty text', [{ key: 'a', value: '' }], [['a', '']]],
    ['a number', [{ key: 'tier', value: 1 }], [['tier', '1']]],
    ['false', [{ key: 'pii', value: false }], [['pii', 'false']]],
    ['a column', [{ key: 'pii', field: 'email' }], [['pii', '', 'email']]],
    [
      'Airflow sends a tag as its own value',
      [
        { key: 'daily', value: 'daily', source: 'AIRFLOW' },
        { key: 'a', value: 'b', source: 'AIRFLOW' },
        { key: 'c', value: 'c', source: 'USER' },
      ],
      [
        ['a', 'b'],
        ['c', 'c'],
        ['daily', ''],
      ],
    ],
    ['an ignored source', [{ key: 'pii', source: 7 }], [['pii', '']]],
    ['none', [], []],
    [
      'a set: in one order, each once',
      [{ key: 'b' }, { key: 'a', field: 'x' }, { key: 'a' }, { key: 'b', value: 'true' }],
      [
        ['a', '', 'x'],
        ['a', ''],
        ['b', ''],
      ],
    ],
  ])('%s', (_, given, expected) =>
    expect(ofDataset(tags(...given))).toEqual([{ [`tags ${SOURCE}`]: expected }, []]),
  )

  test('leaves out malformed entries and uses the rest', () => {
    const bad: readonly Json[] = [
      7,
      {},
      { key: '' },
      { key: 5 },
      { key: 'a\0' },
      { key: 'x'.repeat(5000) },
      { key: 'v', value: {} },
      { key: 'f', field: 4 },
      { key: 'f', field: '' },
    ]
    const [fields, warnings] = ofDataset(tags({ key: 'good' }, ...bad))
    expect(fields).toEqual({ [`tags ${SOURCE}`]: [['good', '']] })
    expect(warnings).toHaveLength(bad.length)
    expect(warnings.slice(0, 2)).toEqual([
      'outputs[0].facets.tags.tags[1] is not an object and was left out',
      'outputs[0].facets.tags.tags[2] was left out: its key is missing',
    ])
  })

  test.each<[string, Json, number]>([
    ['without a list', {}, 0],
    ['whose list is a text', { tags: 'pii' }, 1],
    ['whose entries are all malformed', { tags: [{}] }, 1],
  ])('ignores a facet %s', (_, facet, warned) => {
    const [fields, warnings] = ofDataset({ tags: facet })
    expect([fields, warnings.length]).toEqual([{}, warned])
  })

  test('takes at most 4,096 entries', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ key: `t${i}` }))
    const [fields, warnings] = ofDataset(tags(...many))
    expect(fields[`tags ${SOURCE}`]).toHaveLength(4096)
    expect(warnings).toEqual(['outputs[0].facets.tags.tags has more than 4096 entries: 904 were left out'])
  })

  test('a deleted facet withdraws the set', () =>
    expect(ofDataset({ tags: { _deleted: true } })).toEqual([{ [`tags ${SOURCE}`]: null }, []]))

  test('of a job ignore the field of an entry', () => {
    expect(ofJob(tags({ key: 'gold', field: 'x' }))).toEqual([{ [`tags ${SOURCE}`]: [['gold', '']] }, []])
    expect(ofJob({ tags: { _deleted: true } })).toEqual([{ [`tags ${SOURCE}`]: null }, []])
  })

  test('of a run are stored as JSON', () => {
    const { observation } = readValid(runEvent(withRunFacets(tags({ key: 'a' }))))
    expect(observation.aggregate!.run['facets.tags']?.value).toEqual({ tags: [{ key: 'a' }] })
  })
})

describe('ownership', () => {
  const owners = (...given: readonly Json[]): JsonObject => ({ ownership: { owners: given } })
  const read: Read = [
    {
      [`owners ${SOURCE}`]: [
        ['ann', ''],
        ['team:data', 'MAINTAINER'],
      ],
    },
    [],
  ]

  test('reads owners of datasets and jobs', () => {
    const given = [{ name: 'team:data', type: 'MAINTAINER' }, { name: 'ann' }, { name: 'ann', type: null }]
    expect(ofDataset(owners(...given))).toEqual(read)
    expect(ofJob(owners(...given))).toEqual(read)
  })

  test('a deleted facet withdraws the set', () => {
    expect(ofDataset({ ownership: { _deleted: true } })[0]).toEqual({ [`owners ${SOURCE}`]: null })
    expect(ofJob({ ownership: { _deleted: true } })[0]).toEqual({ [`owners ${SOURCE}`]: null })
  })

  test('leaves out malformed entries and uses the rest', () => {
    const [fields, warnings] = ofJob(owners('bob', { type: 'x' }, { name: 'cy', type: [] }, { name: 'ann' }))
    expect(fields).toEqual({ [`owners ${SOURCE}`]: [['ann', '']] })
    expect(warnings).toEqual([
      'job.facets.ownership.owners[0] is not an object and was left out',
      'job.facets.ownership.owners[1] was left out: its name is missing',
      'job.facets.ownership.owners[2] was left out: its type must be a string',
    ])
  })
})

describe('the source of a set', () => {
  test.each([
    ['https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark', '/tree/integration/spark'],
    ['https://github.com/OpenLineage/OpenLineage/tree/v1.54.0-SNAPSHOT/client', '/tree/client'],
    [
      'https://github.com/OpenLineage/OpenLineage/tree/providers-openlineage/2.1.0',
      '/tree/providers-openlineage',
    ],
  ])('ignores the version in %s', (producer, path) =>
    expect(Object.keys(ofDataset({ tags: { tags: [] } }, { producer })[0])).toEqual([
      `tags https://github.com/OpenLineage/OpenLineage${path}`,
    ]),
  )

  test.each([['https://10.0.0.1/loader'], ['https://example.com/v1/loader'], ['loader 1.2'], ['']])(
    '%j stays as it is',
    (producer) =>
      expect(Object.keys(ofDataset({ tags: { tags: [] } }, { producer })[0])).toEqual([`tags ${producer}`]),
  )

  test('is empty without a producer', () =>
    expect(Object.keys(ofDataset({ tags: { tags: [] } }, { producer: null })[0])).toEqual(['tags ']))
})
