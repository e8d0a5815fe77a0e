import { Recent } from '../../lib/recent.ts'
import { idOfIds, passingIdOfIds, type Id } from '../ids.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { EDGES, type EdgeType, type NodeLabel, type Props } from '../graph-schema.ts'

/** Ids of edges: v5 over type and natural key. */
export const readId = (operation: Id, dataset: string): Id => passingIdOfIds('READ', operation, dataset)
export const wroteId = (operation: Id, dataset: string): Id => passingIdOfIds('WROTE', operation, dataset)

const aliases = new Recent<Id, Id>(20_000)

/** Asked for wherever a dataset is met. */
export function aliasId(member: Id): Id {
  let id = aliases.get(member)
  if (id === undefined) {
    id = idOfIds('ALIAS_OF', member)
    aliases.set(member, id)
  }
  return id
}

export const sameAsId = (from: Id, to: Id): Id => idOfIds('SAME_AS', from, to)
export const notSameAsId = (lesser: Id, greater: Id): Id => idOfIds('NOT_SAME_AS', lesser, greater)
export const renamedFromId = (now: Id, before: Id): Id => idOfIds('RENAMED_FROM', now, before)
export const hasSchemaId = (dataset: string, schema: string, role: string): Id =>
  idOfIds('HAS_SCHEMA', dataset, schema, role)

/** An edge that is known by its ends alone. */
export function plainEdge(
  type: EdgeType,
  fromLabel: NodeLabel,
  from: Id,
  toLabel: NodeLabel,
  to: Id,
): EdgeRow {
  const ofRun = fromLabel === 'Run' || fromLabel === 'Operation'
  const id = ofRun ? passingIdOfIds(type, from, to) : idOfIds(type, from, to)
  return edge(type, id, fromLabel, from, toLabel, to, {})
}

/** An edge between the labels that its type joins, where it joins one pair of labels only. */
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
