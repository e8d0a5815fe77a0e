import { describe, expect, test } from 'vitest'
import type { Interpretation } from '../../domain/aggregate.ts'
import { datasetId } from '../../domain/ids.ts'
import { interpret } from './interpret-event.test-support.ts'

const DB = 'postgres://db1:5432'
const KAFKA = 'kafka://b1:9092'

/** Returns the possible source tables of each topic of the connector `crm`. */
function sourcesOf(
  tables: readonly string[],
  topics: readonly string[],
  name = 'crm.0',
): { readonly [topic: string]: readonly string[] } | undefined {
  const { sources } = debezium(tables, topics, name)
  if (sources === undefined) return undefined
  const nameOf = new Map<string, string>([
    ...tables.map((table) => [datasetId(DB, table), table] as const),
    ...topics.map((topic) => [datasetId(KAFKA, topic), topic] as const),
  ])
  return Object.fromEntries(
    Object.entries(sources).map(([topic, from]) => [
      nameOf.get(topic) ?? topic,
      from.map((id) => nameOf.get(id) ?? id).sort(),
    ]),
  )
}

/** An event like those of debezium-openlineage-core 3.2 (OpenLineageJobCreator, OpenLineageEmitter). */
const debezium = (tables: readonly string[], topics: readonly string[], name: string): Interpretation =>
  interpret({
    name,
    producer: 'https://github.com/debezium/debezium/v3.2.0.Final',
    jobType: { processingType: 'STREAMING', integration: 'DEBEZIUM', jobType: 'TASK' },
    event: {
      eventType: 'RUNNING',
      inputs: tables.map((table) => ({ namespace: DB, name: table })),
      outputs: topics.map((topic) => ({ namespace: KAFKA, name: topic })),
    },
  })

describe('Debezium', () => {
  test('a topic comes from the table after which it is named', () =>
    expect(
      sourcesOf(['shop.public.orders', 'shop.public.users'], ['crm.public.orders', 'crm.public.users']),
    ).toEqual({
      'crm.public.orders': ['shop.public.orders'],
      'crm.public.users': ['shop.public.users'],
    }))

  test.each([
    ['MySQL', 'shop.orders', 'crm.shop.orders'],
    ['SQL Server', 'shop.dbo.orders', 'crm.shop.dbo.orders'],
  ])('%s: the topic contains the database', (_, table, topic) =>
    expect(sourcesOf([table, 'other.t'], [topic])).toEqual({ [topic]: [table] }),
  )

  test('a prefix can contain dots', () =>
    expect(sourcesOf(['shop.public.orders'], ['eu.crm.public.orders'], 'eu.crm.3')).toEqual({
      'eu.crm.public.orders': ['shop.public.orders'],
    }))

  test('a renamed topic can come from every table without its own topic', () =>
    expect(
      sourcesOf(
        ['shop.public.orders', 'shop.public.users', 'shop.public.items'],
        ['crm.public.orders', 'people'],
      ),
    ).toEqual({
      'crm.public.orders': ['shop.public.orders'],
      people: ['shop.public.items', 'shop.public.users'],
    }))

  test('if no topic is named after a table, each can come from all tables', () =>
    expect(sourcesOf(['shop.public.orders'], ['people'])).toBeUndefined())

  test('a task streams', () => expect(debezium(['a.b.c'], ['crm.b.c'], 'crm.0').streaming).toBe(true))
})
