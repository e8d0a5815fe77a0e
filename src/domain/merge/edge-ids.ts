import { idOf, type Id } from '../ids.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { EDGES, type EdgeType, type NodeLabel, type Props } from '../graph-schema.ts'

/** Ids of edges: v5 over type and natural key. */
export const readId = (operation: Id, dataset: string): Id => idOf('READ', operation, dataset)
export const wroteId = (operation: Id, dataset: string): Id => idOf('WROTE', operation, dataset)
export const aliasId = (member: Id): Id => idOf('ALIAS_OF', member)
export const sameAsId = (from: Id, to: Id): Id => idOf('SAME_AS', from, to)
export const notSameAsId = (lesser: Id, greater: Id): Id => idOf('NOT_SAME_AS', lesser, greater)
export const renamedFromId = (now: Id, before: Id): Id => idOf('RENAMED_FROM', now, before)
export const hasSchemaId = (dataset: string, schema: string, role: string): Id =>
  idOf('HAS_SCHEMA', dataset, schema, role)

/** An edge that is known by its ends alone. */
export function plainEdge(
  type: EdgeType,
  fromLabel: NodeLabel,
  from: Id,
  toLabel: NodeLabel,
  to: Id,
): EdgeRow {
  return edge(type, idOf(type, from, to), fromLabel, from, toLabel, to, {})
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
