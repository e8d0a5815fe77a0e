import { LruCache } from '../../lib/lru-cache.ts'
import { idOfIds, uncachedIdOfIds, type Id } from '../ids.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { EDGES, type EdgeType, type NodeLabel, type Props } from '../graph-schema.ts'

/** Ids of edges: v5 over type and natural key. */
export const readId = (operation: Id, dataset: string): Id => uncachedIdOfIds('READ', operation, dataset)
export const wroteId = (operation: Id, dataset: string): Id => uncachedIdOfIds('WROTE', operation, dataset)

const aliasIds = new LruCache<Id, Id>(20_000)

/** Cached, because every dataset of a merge needs it. */
export function aliasId(member: Id): Id {
  let id = aliasIds.get(member)
  if (id === undefined) {
    id = idOfIds('ALIAS_OF', member)
    aliasIds.set(member, id)
  }
  return id
}

export const sameAsId = (from: Id, to: Id): Id => idOfIds('SAME_AS', from, to)
export const notSameAsId = (lesser: Id, greater: Id): Id => idOfIds('NOT_SAME_AS', lesser, greater)
export const renamedFromId = (now: Id, before: Id): Id => idOfIds('RENAMED_FROM', now, before)
export const hasSchemaId = (dataset: string, schema: string, role: string): Id =>
  idOfIds('HAS_SCHEMA', dataset, schema, role)

/** An edge that its ends identify. */
export function plainEdge(
  type: EdgeType,
  fromLabel: NodeLabel,
  from: Id,
  toLabel: NodeLabel,
  to: Id,
): EdgeRow {
  const ofRun = fromLabel === 'Run' || fromLabel === 'Operation'
  const id = ofRun ? uncachedIdOfIds(type, from, to) : idOfIds(type, from, to)
  return edge(type, id, fromLabel, from, toLabel, to, {})
}

/** An edge of a type that joins only one pair of labels. */
export function typedEdge(
  type:
    | 'SAME_AS'
    | 'NOT_SAME_AS'
    | 'ALIAS_OF'
    | 'RENAMED_FROM'
    | 'READ'
    | 'WROTE'
    | 'HAS_SCHEMA'
    | 'READS'
    | 'WRITES',
  id: Id,
  from: Id,
  to: Id,
  props: Props,
): EdgeRow {
  const [fromLabel, toLabel] = EDGES[type].ends[0]
  return edge(type, id, fromLabel, from, toLabel, to, props)
}

export function edge(
  type: EdgeType,
  id: Id,
  fromLabel: NodeLabel,
  from: Id,
  toLabel: NodeLabel,
  to: Id,
  props: Props,
): EdgeRow {
  return { type, id, fromLabel, from, toLabel, to, props }
}
