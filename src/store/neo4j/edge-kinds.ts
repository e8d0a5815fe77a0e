import type { EdgeRow } from '../../domain/graph-rows.ts'
import { EDGES, type EdgeType, type NodeLabel } from '../../domain/graph-schema.ts'

export const ROLLUPS = ['DERIVED_FROM', 'READS', 'WRITES'] as const satisfies readonly EdgeType[]

/** Whether edges of the type may move to other ends, and are found by their id. */
export const isRollup = (type: EdgeType): boolean => (ROLLUPS as readonly EdgeType[]).includes(type)

/** The relationship types of edges of a type: roll-ups of deleted things have one of their own, which no question reads. */
export const relationshipTypes = (type: EdgeType): readonly string[] =>
  isRollup(type) ? [type, deletedType(type)] : [type]

export const relationshipTypeOf = ({ type, props }: EdgeRow): string =>
  props.deleted === true ? deletedType(type) : type

/** The places of statements about roll-ups of a type, deleted or not. */
export const rollupTypes = (type: EdgeType) => ({ Type: type, Deleted: deletedType(type) })

const deletedType = (type: EdgeType): string => `DELETED_${type}`

/** The labels that edges of a type have at one end. */
export function labelsAt(type: EdgeType, end: 'from' | 'to'): readonly NodeLabel[] {
  return [...new Set(EDGES[type].ends.map(([from, to]) => (end === 'from' ? from : to)))]
}

/** Every type and property by which a roll-up remembers a dataset it was observed on, or its job. */
export const MEMBER_PROPS = [
  ['DERIVED_FROM', 'memberTargetId'],
  ['DERIVED_FROM', 'memberSourceId'],
  ['DERIVED_FROM', 'jobId'],
  ['READS', 'memberId'],
  ['WRITES', 'memberId'],
] as const satisfies readonly (readonly [EdgeType, string])[]
