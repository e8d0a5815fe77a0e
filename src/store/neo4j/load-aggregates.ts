import type { Id } from '../../domain/ids.ts'
import type { AggregateRow, Facts, Needs, Touching } from '../../domain/merge-protocol.ts'
import neo4j from 'neo4j-driver'
import { distinct, groupBy, inIdOrder } from './collections.ts'
import type { Transaction } from './database.ts'
import type { Neo4jProps } from './props-codec.ts'
import { aggregateFromNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

type Need<K extends keyof Needs> = NonNullable<Needs[K]>

/** Aggregates by id, in the order of the ids; null for those that do not exist. */
export async function aggregatesById(tx: Transaction, ids: Need<'aggregates'>): Promise<Facts['aggregates']> {
  if (ids.length === 0) return []
  const rows = await tx.rows<{ props: Neo4jProps }>(statementFile('ingest/facts/aggregates'), {
    ids: distinct(ids),
  })
  const found = new Map(rows.map(({ props }) => [props['id'] as Id, aggregateFromNeo4j(props)]))
  return ids.map((id) => found.get(id) ?? null)
}

/** All aggregates whose slot holds a key, for each item. */
export async function aggregatesBySlot(
  tx: Transaction,
  items: Need<'aggregatesBy'>,
): Promise<Facts['aggregatesBy']> {
  const found = new Map<string, AggregateRow[]>()
  const groups = groupBy(
    items,
    ({ slot }) => slot,
    ({ key }) => key,
  )
  await Promise.all(
    [...groups].map(async ([slot, keys]) => {
      const text = statementFile('ingest/facts/aggregates-by', { slot })
      const rows = await tx.rows<{ key: Id; props: Neo4jProps }>(text, { keys: distinct(keys) })
      const byKey = groupBy(
        rows,
        ({ key }) => `${slot} ${key}`,
        ({ props }) => aggregateFromNeo4j(props),
      )
      for (const [key, aggregates] of byKey) found.set(key, aggregates)
    }),
  )
  return items.map(({ slot, key }) => inIdOrder(found.get(`${slot} ${key}`) ?? []))
}

/** The declarations of a subject immediately before and after (at, id), for each item. */
export async function neighbours(tx: Transaction, items: Need<'neighbours'>): Promise<Facts['neighbours']> {
  if (items.length === 0) return []
  const rows = await tx.rows<{ i: number; before: Neo4jProps | null; after: Neo4jProps | null }>(
    statementFile('ingest/facts/neighbours'),
    { items: items.map(({ subject, at, id }) => ({ subject, at: neo4j.int(at), id })) },
  )
  const found = new Map(rows.map((row) => [row.i, row]))
  return items.map((_, i) => {
    const { before, after } = found.get(i) ?? { before: null, after: null }
    return {
      ...(before === null ? {} : { before: aggregateFromNeo4j(before) }),
      ...(after === null ? {} : { after: aggregateFromNeo4j(after) }),
    }
  })
}

/** The aggregates of the operations that touched a dataset in an interval, for each item. */
export async function touching(tx: Transaction, items: readonly Touching[]): Promise<Facts['touching']> {
  const found: (readonly AggregateRow[])[] = items.map(() => [])
  const groups = groupBy(
    items.entries(),
    ([, { type, jobId }]) => `${type} ${String(jobId === undefined)}`,
    ([i]) => i,
  )
  await Promise.all(
    [...groups.values()].map(async (indexes) => {
      const { type, jobId } = items[indexes[0]!]!
      const file = jobId === undefined ? 'ingest/facts/touching-of-any-job' : 'ingest/facts/touching'
      const rows = await tx.rows<{ i: number; props: Neo4jProps }>(statementFile(file, { Type: type }), {
        items: indexes.map((i) => {
          const { datasetId, jobId: job, from, to } = items[i]!
          return { datasetId, jobId: job ?? null, from: neo4j.int(from), to: neo4j.int(to) }
        }),
      })
      const byIndex = groupBy(
        rows,
        ({ i }) => indexes[i]!,
        ({ props }) => aggregateFromNeo4j(props),
      )
      for (const [i, aggregates] of byIndex) found[i] = inIdOrder(aggregates)
    }),
  )
  return found
}
