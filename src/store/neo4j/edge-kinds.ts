import { EDGES, type EdgeType, type NodeLabel } from '../../domain/graph-schema.ts'

const ROLLUPS: ReadonlySet<EdgeType> = new Set(['DERIVED_FROM', 'READS', 'WRITES'])

/** Whether edges of the type may move to other ends, and are found by their id. */
export const isRollup = (type: EdgeType): boolean => ROLLUPS.has(type)

/** The labels that edges of a type have at one end. */
export function labelsAt(type: EdgeType, end: 'from' | 'to'): readonly NodeLabel[] {
  return [...new Set(EDGES[type].ends.map(([from, to]) => (end === 'from' ? from : to)))]
}

/** Every type and property by which a roll-up remembers a dataset it was observed on. */
export const MEMBER_PROPS = [
  ['DERIVED_FROM', 'memberTargetId'],
  ['DERIVED_FROM', 'memberSourceId'],
  ['READS', 'memberId'],
  ['WRITES', 'memberId'],
] as const satisfies readonly (readonly [EdgeType, string])[]
