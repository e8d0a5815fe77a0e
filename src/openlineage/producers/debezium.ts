import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import type { Producer } from './producer.ts'

/**
 * Debezium: a connector's task reads tables and writes one topic per table, in one run that never ends. The job's name is
 * `topic.prefix` and the task's number. The name of a topic is the prefix and the table's name, without the database if the
 * connector reads only one. With the prefix `crm`, the topic of `shop.public.orders` is `crm.public.orders` (PostgreSQL, Oracle),
 * of `shop.orders` it is `crm.shop.orders` (MySQL), of `shop.dbo.orders` it is `crm.shop.dbo.orders` (SQL Server).
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
 * The source tables of each topic, by dataset id. A topic that a transformation of the connector renamed may come from any table
 * that has no topic of its own. Undefined if no topic has the name of a table.
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
