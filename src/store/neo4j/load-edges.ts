import type { EdgeKey, EdgeRow } from '../../domain/graph-rows.ts'
import type { EdgeType } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { Needs } from '../../domain/merge-protocol.ts'
import { distinct, groupBy, inIdOrder, inBatches } from './collections.ts'
import type { Transaction } from './database.ts'
import { isRollup, labelsAt, MEMBER_PROPS, relationshipTypes, rollupTypes } from './edge-kinds.ts'
import { edgeFromNeo4j, type EdgeRecord } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Edges by type and id, in the order of the keys; null for those that do not exist. */
export async function edgesById(
  tx: Transaction,
  keys: readonly EdgeKey[],
): Promise<readonly (EdgeRow | null)[]> {
  const found = new Map<string, EdgeRow>()
  const read = (type: EdgeType, text: string, all: readonly object[]): Promise<unknown> =>
    Promise.all(
      inBatches(all).map(async (keys) => {
        for (const record of await tx.rows<EdgeRecord>(text, { keys })) {
          const edge = edgeFromNeo4j(type, record)
          found.set(`${type} ${edge.id}`, edge)
        }
      }),
    )
  const groups = groupBy(
    keys,
    (key) => key.type,
    (key) => key,
  )
  await Promise.all(
    [...groups].flatMap(([type, ofType]) => {
      if (isRollup(type))
        return [
          read(
            type,
            statementFile('ingest/facts/rollups', rollupTypes(type)),
            ofType.map(({ id }) => ({ id })),
          ),
        ]
      const incomplete = ofType.find((key) => key.from === undefined)
      if (incomplete !== undefined)
        throw new Error(`the key of the edge ${type} ${incomplete.id} lacks its start`)
      const byStart = groupBy(
        ofType,
        ({ from }) => from,
        ({ id }) => [id, true] as const,
      )
      const params = [...byStart].map(([from, ids]) => ({ from, ids: Object.fromEntries(ids) }))
      return labelsAt(type, 'from').map((label) =>
        read(type, statementFile('ingest/facts/edges-from', { From: label, Type: type }), params),
      )
    }),
  )
  return keys.map((key) => found.get(`${key.type} ${key.id}`) ?? null)
}

type EdgesAt = NonNullable<Needs['edgesAt']>[number]

/** All edges of a type that start (or end) at a node, for each item. */
export async function edgesAt(
  tx: Transaction,
  items: readonly EdgesAt[],
): Promise<readonly (readonly EdgeRow[])[]> {
  const keyOf = ({ type, end, id }: EdgesAt): string => `${type} ${end} ${id}`
  const found = new Map<string, EdgeRow[]>()
  const groups = groupBy(
    items,
    ({ type, end }) => `${type} ${end}`,
    (item) => item,
  )
  await Promise.all(
    [...groups.values()].flatMap((group) => {
      const { type, end } = group[0]!
      const batches = inBatches(distinct(group.map((item) => item.id)))
      const file = end === 'from' ? 'ingest/facts/edges-out-of' : 'ingest/facts/edges-into'
      return labelsAt(type, end).flatMap((label) =>
        batches.map(async (ids) => {
          const text = statementFile(file, { Label: label, Type: type })
          for (const { id, ...record } of await tx.rows<EdgeRecord & { id: Id }>(text, { ids })) {
            const key = keyOf({ type, end, id })
            const edges = found.get(key)
            if (edges === undefined) found.set(key, [edgeFromNeo4j(type, record)])
            else edges.push(edgeFromNeo4j(type, record))
          }
        }),
      )
    }),
  )
  return items.map((item) => inIdOrder(found.get(keyOf(item)) ?? []))
}

/** All roll-ups that were observed on a dataset or made by a job, for each id. */
export async function rollupsOf(
  tx: Transaction,
  ids: readonly Id[],
): Promise<readonly (readonly EdgeRow[])[]> {
  if (ids.length === 0) return []
  const found = new Map<Id, EdgeRow[]>()
  const statements = [
    ...MEMBER_PROPS.flatMap(([type, member]) =>
      relationshipTypes(type).map(
        (Type) => [type, statementFile('ingest/facts/rollups-of', { Type, member })] as const,
      ),
    ),
    ...(['READS', 'WRITES'] as const).map(
      (type) => [type, statementFile('ingest/facts/rollups-of-jobs', rollupTypes(type))] as const,
    ),
  ]
  await Promise.all(
    statements.map(async ([type, text]) => {
      for (const { id, ...record } of await tx.rows<EdgeRecord & { id: Id }>(text, { ids: distinct(ids) })) {
        const edges = found.get(id)
        if (edges === undefined) found.set(id, [edgeFromNeo4j(type, record)])
        else edges.push(edgeFromNeo4j(type, record))
      }
    }),
  )
  return ids.map((id) => inIdOrder(found.get(id) ?? []))
}
