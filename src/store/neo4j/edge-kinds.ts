import type { EdgeRow } from '../../domain/graph-rows.ts'
import { EDGES, type EdgeType, type NodeLabel } from '../../domain/graph-schema.ts'

export const ROLLUPS = ['DERIVED_FROM', 'READS', 'WRITES'] as const satisfies readonly EdgeType[]

/** Whether the edges of a type are roll-ups: their ends may change, so statements find them by id. */
export const isRollup = (type: EdgeType): boolean => (ROLLUPS as readonly EdgeType[]).includes(type)

/** The relationship types for edges of a type. Roll-ups of deleted entities have their own, which queries do not read. */
export const relationshipTypes = (type: EdgeType): readonly string[] =>
  isRollup(type) ? [type, deletedType(type)] : [type]

export const relationshipTypeOf = ({ type, props }: EdgeRow): string =>
  props.deleted === true ? deletedType(type) : type

/** The placeholders of statements about all roll-ups of a type, deleted or not. */
export const rollupTypes = (type: EdgeType) => ({ Type: type, Deleted: deletedType(type) })

const deletedType = (type: EdgeType): string => `DELETED_${type}`

/** The labels that edges of a type have at one end. */
export function labelsAt(type: EdgeType, end: 'from' | 'to'): readonly NodeLabel[] {
  return [...new Set(EDGES[type].ends.map(([from, to]) => (end === 'from' ? from : to)))]
}

/** The properties of roll-ups that hold the dataset on which they were observed, or their job. */
export const MEMBER_PROPS = [
  ['DERIVED_FROM', 'memberTargetId'],
  ['DERIVED_FROM', 'memberSourceId'],
  ['DERIVED_FROM', 'jobId'],
  ['READS', 'memberId'],
  ['WRITES', 'memberId'],
] as const satisfies readonly (readonly [EdgeType, string])[]
