import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import type { Producer } from './producer.ts'

/**
 * Debezium: a connector's task reads tables and writes one topic for each, all in one run that never ends. Its job is called
 * `topic.prefix` and the task's number. A table's topic is the prefix and the table's name, without the database where a
 * connector reads only one: `shop.public.orders` goes to `crm.public.orders` (PostgreSQL, Oracle), or to `crm.shop.orders` from
 * `shop.orders` (MySQL), `crm.shop.dbo.orders` from `shop.dbo.orders` (SQL Server).
 */
export const debezium: Producer = {
  integration: 'DEBEZIUM',
  interpret(aggregate): Interpretation {
    const general = interpretByDefault(aggregate)
    const sources = tablesOfTopics(aggregate)
    return { ...general, streaming: true, ...(sources === undefined ? {} : { sources }) }
  },
}

/**
 * The tables that each topic is made of, by dataset id. Topics that were given another name by a transformation of the
 * connector's may be of any table that no other topic is made of. Undefined where no topic is named like a table.
 */
function tablesOfTopics({ job, inputs, outputs }: Aggregate): Interpretation['sources'] {
  const prefix = `${job.name.replace(/\.[^.]*$/, '')}.`
  const tables = new Map<string, string[]>()
  for (const [id, { name }] of Object.entries(inputs))
    for (const topic of new Set([prefix + name, prefix + name.slice(name.indexOf('.') + 1)]))
      tables.set(topic, [...(tables.get(topic) ?? []), id])
  const named = Object.entries(outputs).flatMap(([id, { name }]) => {
    const sources = tables.get(name)
    return sources === undefined ? [] : [[id, sources] as const]
  })
  if (named.length === 0) return undefined
  const taken = new Set(named.flatMap(([, sources]) => sources))
  const others = Object.keys(inputs).filter((id) => !taken.has(id))
  return {
    ...Object.fromEntries(Object.keys(outputs).map((id) => [id, others])),
    ...Object.fromEntries(named),
  }
}
