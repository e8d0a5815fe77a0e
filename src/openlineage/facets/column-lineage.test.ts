import { describe, expect, test } from 'vitest'
import type { MappingBody } from '../../domain/aggregate.ts'
import { idOf } from '../../domain/ids.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import type { ParsedEvent } from '../parsed-event.ts'
import { MART, ORDERS, readValid, runEvent } from '../sample-event.test-support.ts'

type ColumnLineage = Extract<MappingBody, { kind: 'columnLineage' }>

function read(
  columnLineage: JsonObject,
): { readonly body: ColumnLineage; readonly links: readonly string[] } & ParsedEvent {
  const event = readValid(runEvent({ outputs: [{ ...MART, facets: { columnLineage } }] }))
  const [content] = event.observation.content
  const body = JSON.parse(content!.body) as ColumnLineage
  return { ...event, body, links: body.links.map(shown) }
}

/** Formats links as `source > target TYPE SUBTYPE`, with `!` if masked. */
const shown = (link: ColumnLineage['links'][number]): string =>
  [`${link.from.column} > ${link.to}`, link.transformation, link.subtype, link.masking ? '!' : undefined]
    .filter((part) => part !== undefined)
    .join(' ')

const from = (field: string, ...transformations: JsonObject[]): JsonObject => ({
  ...ORDERS,
  field,
  transformations,
})
const fields = (fields: { readonly [field: string]: readonly Json[] }): JsonObject => ({
  fields: Object.fromEntries(Object.entries(fields).map(([field, inputFields]) => [field, { inputFields }])),
})
const DIRECT = { type: 'DIRECT', subtype: 'IDENTITY' }
const FILTER = { type: 'INDIRECT', subtype: 'FILTER' }
const JOIN = { type: 'INDIRECT', subtype: 'JOIN' }

describe('columnLineage', () => {
  test('makes one link per source column and transformation', () => {
    const { links, body } = read(
      fields({
        revenue: [
          from('amount', DIRECT, { type: 'direct', subtype: 'aggregation', masking: true }),
          from('day', JOIN),
        ],
      }),
    )
    expect(links).toEqual([
      'amount > revenue DIRECT IDENTITY',
      'amount > revenue DIRECT AGGREGATION !',
      'day > revenue INDIRECT JOIN',
    ])
    expect([body.target, body.sources]).toEqual([MART, [ORDERS]])
  })

  test('makes a direct, unmasked link without transformations', () =>
    expect(read(fields({ a: [from('b'), { ...ORDERS, field: 'c' }] })).links).toEqual([
      'b > a DIRECT',
      'c > a DIRECT',
    ]))

  test('reads the old transformationType and its description', () => {
    const facet = {
      fields: {
        a: {
          inputFields: [{ ...ORDERS, field: 'x' }],
          transformationType: 'MASKED',
          transformationDescription: 'hashed',
        },
        b: { inputFields: [{ ...ORDERS, field: 'y' }], transformationType: 'IDENTITY' },
        c: { inputFields: [from('z', JOIN)], transformationType: 'IDENTITY' },
      },
    }
    const { links, body } = read(facet)
    expect(links).toEqual(['x > a DIRECT MASKED !', 'y > b DIRECT IDENTITY', 'z > c INDIRECT JOIN'])
    expect(body.links[0]?.description).toBe('hashed')
  })

  test('dataset entries affect the whole target; without a field they only name a source', () => {
    const { links, body } = read({
      fields: {},
      dataset: [from('customer_id', JOIN), { namespace: 'x', name: 'y' }],
    })
    expect(links).toEqual(['customer_id > * INDIRECT JOIN'])
    expect(body.sources).toEqual([ORDERS, { namespace: 'x', name: 'y' }])
  })

  test('collapses a source that is indirect for every field into one link to the whole; direct links stay', () => {
    const { links, body } = read(
      fields({ a: [from('id', JOIN, DIRECT), from('day', JOIN)], b: [from('id', JOIN)] }),
    )
    expect(links).toEqual(['id > * INDIRECT JOIN', 'day > a INDIRECT JOIN', 'id > a DIRECT IDENTITY'])
    expect(body.links[0]).toMatchObject({ every: true })
    expect(body.bare).toEqual(['b'])
  })

  test('does not collapse a source that is indirect in different ways', () =>
    expect(read(fields({ a: [from('id', JOIN)], b: [from('id', FILTER)] })).links).toEqual([
      'id > b INDIRECT FILTER',
      'id > a INDIRECT JOIN',
    ]))

  test('does not collapse if a field has no inputs', () =>
    expect(read(fields({ a: [from('id', JOIN)], b: [from('id', JOIN)], c: [] })).links).toEqual([
      'id > a INDIRECT JOIN',
      'id > b INDIRECT JOIN',
    ]))

  test('does not collapse a single field', () =>
    expect(read(fields({ a: [from('id', JOIN)] })).links).toEqual(['id > a INDIRECT JOIN']))

  test('the id does not depend on the order', () => {
    const one = read(fields({ a: [from('x'), from('y')], b: [from('z')] }))
    const other = read(fields({ b: [from('z')], a: [from('y'), from('x'), from('x')] }))
    const [content] = one.observation.content
    expect(other.observation.content).toEqual(one.observation.content)
    expect(content).toMatchObject({ label: 'Mapping', id: idOf('Mapping', content!.body) })
    expect(Object.values(one.observation.aggregate!.outputs)[0]?.columnLineage?.value).toBe(content!.id)
  })

  test('normalises the sources', () =>
    expect(
      read(fields({ a: [{ namespace: 'postgresql://db1', name: '"shop".public."orders"', field: 'x' }] }))
        .body.sources,
    ).toEqual([ORDERS]))

  describe('the spelling of a source is that of the input', () => {
    const WAREHOUSE = 'snowflake://org-acc'
    const input = (name: string, ...columns: string[]): JsonObject => ({
      namespace: WAREHOUSE,
      name,
      facets: { schema: { fields: columns.map((column) => ({ name: column })) } },
    })
    const linksOf = (inputs: readonly JsonObject[], name: string, field: string): readonly string[] => {
      const lineage = { fields: { a: { inputFields: [{ namespace: WAREHOUSE, name, field }] } } }
      const { observation } = readValid(
        runEvent({ inputs, outputs: [{ ...MART, facets: { columnLineage: lineage } }] }),
      )
      const bodies = observation.content.flatMap(({ label, body }) =>
        label === 'Mapping' ? [JSON.parse(body) as ColumnLineage] : [],
      )
      return bodies.flatMap(({ links }) => links.map((link) => `${link.from.name} ${link.from.column}`))
    }

    test.each<[string, readonly JsonObject[], string, string, string]>([
      ['with a different case', [input('SHOP.ORDERS', 'TOTAL')], 'shop.orders', 'total', 'SHOP.ORDERS TOTAL'],
      ['with the exact name', [input('SHOP.ORDERS', 'total')], 'SHOP.ORDERS', 'total', 'SHOP.ORDERS total'],
      [
        'where one of two is exact',
        [input('SHOP.ORDERS'), input('shop.orders')],
        'shop.orders',
        'total',
        'shop.orders total',
      ],
      [
        'not where two fit',
        [input('SHOP.ORDERS'), input('Shop.Orders')],
        'shop.orders',
        'total',
        'shop.orders total',
      ],
      [
        'not where two columns fit',
        [input('SHOP.ORDERS', 'TOTAL', 'Total')],
        'shop.orders',
        'total',
        'SHOP.ORDERS total',
      ],
      ['but not of another table', [input('SHOP.ORDERS')], 'shop.items', 'total', 'shop.items total'],
      [
        'but not of a column, if the input has no schema',
        [input('SHOP.ORDERS')],
        'shop.orders',
        'total',
        'SHOP.ORDERS total',
      ],
    ])('%s', (_, inputs, name, field, expected) => expect(linksOf(inputs, name, field)).toEqual([expected]))
  })

  test('names the columns of both sides', () => {
    const { observation } = read(fields({ a: [from('x'), from('y')], b: [] }))
    expect(observation.datasets.map(({ name, columns }) => [name, columns])).toEqual([
      [MART.name, ['a', 'b']],
      [ORDERS.name, ['x', 'y']],
    ])
  })

  test('leaves out malformed parts and uses the rest', () => {
    const { links, warnings } = read({
      fields: {
        a: {
          inputFields: [
            7,
            { field: 'x' },
            from(''),
            from('y', { type: 'SIDEWAYS' }),
            { ...ORDERS, field: 'z', transformations: {} },
          ],
        },
        b: 7,
        '': { inputFields: [] },
        c: { inputFields: 'x' },
      },
      dataset: {},
    })
    expect(links).toEqual(['y > a DIRECT', 'z > a DIRECT'])
    expect(warnings.map((warning) => warning.replace('outputs[0].facets.columnLineage.', ''))).toEqual([
      'fields.a.inputFields[0] is not an object and was left out',
      'fields.a.inputFields[1] was left out: its namespace is missing',
      'fields.a.inputFields[2] was left out: its field must not be empty',
      'fields.a.inputFields[3].transformations[0].type is neither DIRECT nor INDIRECT; it was read as DIRECT',
      'fields.a.inputFields[4].transformations is not an array and was left out',
      'fields.b was left out: it is not an object',
      'fields. was left out: it must not be empty',
      'fields.c.inputFields is not an array and was left out',
      'dataset is not an array and was left out',
    ])
  })

  test('a deleted facet withdraws the lineage', () => {
    const { observation } = readValid(
      runEvent({ outputs: [{ ...MART, facets: { columnLineage: { _deleted: true } } }] }),
    )
    expect(observation.content).toEqual([])
    expect(Object.values(observation.aggregate!.outputs)[0]?.columnLineage?.value).toBeNull()
  })
})
