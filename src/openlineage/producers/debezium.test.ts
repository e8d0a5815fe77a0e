import { describe, expect, test } from 'vitest'
import type { Interpretation } from '../../domain/aggregate.ts'
import { datasetId } from '../../domain/ids.ts'
import { interpret } from './interpret-event.test-support.ts'

const DB = 'postgres://db1:5432'
const KAFKA = 'kafka://b1:9092'

/** What each topic may come from, as the connector `crm` sends it. */
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

/** Written from debezium-openlineage-core 3.2 (OpenLineageJobCreator, OpenLineageEmitter). */
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
  test('a topic comes from the table that it is named after', () =>
    expect(
      sourcesOf(['shop.public.orders', 'shop.public.users'], ['crm.public.orders', 'crm.public.users']),
    ).toEqual({
      'crm.public.orders': ['shop.public.orders'],
      'crm.public.users': ['shop.public.users'],
    }))

  test.each([
    ['MySQL', 'shop.orders', 'crm.shop.orders'],
    ['SQL Server', 'shop.dbo.orders', 'crm.shop.dbo.orders'],
  ])('%s: the database is part of the topic', (_, table, topic) =>
    expect(sourcesOf([table, 'other.t'], [topic])).toEqual({ [topic]: [table] }),
  )

  test('a prefix may have dots', () =>
    expect(sourcesOf(['shop.public.orders'], ['eu.crm.public.orders'], 'eu.crm.3')).toEqual({
      'eu.crm.public.orders': ['shop.public.orders'],
    }))

  test('a renamed topic may come from every table without a topic of its own', () =>
    expect(
      sourcesOf(
        ['shop.public.orders', 'shop.public.users', 'shop.public.items'],
        ['crm.public.orders', 'people'],
      ),
    ).toEqual({
      'crm.public.orders': ['shop.public.orders'],
      people: ['shop.public.items', 'shop.public.users'],
    }))

  test('where no topic is named after a table, each may come from all', () =>
    expect(sourcesOf(['shop.public.orders'], ['people'])).toBeUndefined())

  test('never ends', () => expect(debezium(['a.b.c'], ['crm.b.c'], 'crm.0').streaming).toBe(true))
})
