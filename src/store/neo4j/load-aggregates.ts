import type { Id } from '../../domain/ids.ts'
import type { AggregateRow, Facts, Needs, Touching } from '../../domain/merge-protocol.ts'
import neo4j from 'neo4j-driver'
import { distinct, gather, inIdOrder } from './by-id.ts'
import type { Transaction } from './database.ts'
import type { Neo4jProps } from './props-codec.ts'
import { aggregateFromNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

type Asked<K extends keyof Needs> = NonNullable<Needs[K]>

/** Aggregates by id, in the order asked; null for one that is not there. */
export async function aggregatesById(
  tx: Transaction,
  ids: Asked<'aggregates'>,
): Promise<Facts['aggregates']> {
  if (ids.length === 0) return []
  const rows = await tx.rows<{ props: Neo4jProps }>(statementFile('ingest/facts/aggregates'), {
    ids: distinct(ids),
  })
  const found = new Map(rows.map(({ props }) => [props['id'] as Id, aggregateFromNeo4j(props)]))
  return ids.map((id) => found.get(id) ?? null)
}

/** All aggregates whose slot holds a key, item by item. */
export async function aggregatesBySlot(
  tx: Transaction,
  items: Asked<'aggregatesBy'>,
): Promise<Facts['aggregatesBy']> {
  const found = new Map<string, AggregateRow[]>()
  const groups = gather(
    items,
    ({ slot }) => slot,
    ({ key }) => key,
  )
  await Promise.all(
    [...groups].map(async ([slot, keys]) => {
      const text = statementFile('ingest/facts/aggregates-by', { slot })
      const rows = await tx.rows<{ key: Id; props: Neo4jProps }>(text, { keys: distinct(keys) })
      const byKey = gather(
        rows,
        ({ key }) => `${slot} ${key}`,
        ({ props }) => aggregateFromNeo4j(props),
      )
      for (const [key, aggregates] of byKey) found.set(key, aggregates)
    }),
  )
  return items.map(({ slot, key }) => inIdOrder(found.get(`${slot} ${key}`) ?? []))
}

/** The declarations of a subject just before and just after (at, id), item by item. */
export async function neighbours(tx: Transaction, items: Asked<'neighbours'>): Promise<Facts['neighbours']> {
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

/** The aggregates of the operations that touched a dataset in a stretch of time, item by item. */
export async function touching(tx: Transaction, items: readonly Touching[]): Promise<Facts['touching']> {
  const found: (readonly AggregateRow[])[] = items.map(() => [])
  const groups = gather(
    items.entries(),
    ([, { type, jobId }]) => `${type} ${String(jobId === undefined)}`,
    ([i]) => i,
  )
  await Promise.all(
    [...groups.values()].map(async (places) => {
      const { type, jobId } = items[places[0]!]!
      const file = jobId === undefined ? 'ingest/facts/touching-of-any-job' : 'ingest/facts/touching'
      const rows = await tx.rows<{ i: number; props: Neo4jProps }>(statementFile(file, { Type: type }), {
        items: places.map((i) => {
          const { datasetId, jobId: job, from, to } = items[i]!
          return { datasetId, jobId: job ?? null, from: neo4j.int(from), to: neo4j.int(to) }
        }),
      })
      const byPlace = gather(
        rows,
        ({ i }) => places[i]!,
        ({ props }) => aggregateFromNeo4j(props),
      )
      for (const [i, aggregates] of byPlace) found[i] = inIdOrder(aggregates)
    }),
  )
  return found
}
