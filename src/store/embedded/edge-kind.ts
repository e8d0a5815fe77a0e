import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { EdgeType, NodeLabel } from '../../domain/graph-schema.ts'

/** An edge type with the labels of its ends, as one number. */
export interface EdgeKind {
  readonly code: number
  readonly type: EdgeType
  readonly from: NodeLabel
  readonly to: NodeLabel
  /** Roll-ups of deleted things: a kind of its own, so that no question reads them. */
  readonly isDeleted?: true
}

/** The codes are stored in databases: add codes, but never change them. */
export const EDGE_KINDS: readonly EdgeKind[] = [
  { code: 1, type: 'STORED_IN', from: 'Dataset', to: 'Storage' },
  { code: 2, type: 'LOCATED_IN', from: 'Storage', to: 'Location' },
  { code: 3, type: 'LOCATED_IN', from: 'Job', to: 'Location' },
  { code: 4, type: 'LOCATED_IN', from: 'Runner', to: 'Location' },
  { code: 5, type: 'ADDRESS_OF', from: 'Address', to: 'Location' },
  { code: 6, type: 'SAME_AS', from: 'Dataset', to: 'Dataset' },
  { code: 7, type: 'ALIAS_OF', from: 'Dataset', to: 'Dataset' },
  { code: 8, type: 'PART_OF', from: 'Column', to: 'Dataset' },
  { code: 9, type: 'PART_OF', from: 'Operation', to: 'Run' },
  { code: 10, type: 'PART_OF', from: 'Run', to: 'Job' },
  { code: 11, type: 'PART_OF', from: 'Run', to: 'Run' },
  { code: 12, type: 'PART_OF', from: 'Job', to: 'Job' },
  { code: 13, type: 'DEPENDS_ON', from: 'Job', to: 'Job' },
  { code: 14, type: 'RENAMED_FROM', from: 'Dataset', to: 'Dataset' },
  { code: 15, type: 'READ', from: 'Operation', to: 'Dataset' },
  { code: 16, type: 'WROTE', from: 'Operation', to: 'Dataset' },
  { code: 17, type: 'STATED', from: 'Operation', to: 'Mapping' },
  { code: 18, type: 'HAS_SCHEMA', from: 'Dataset', to: 'Schema' },
  { code: 19, type: 'RAN_ON', from: 'Run', to: 'Runner' },
  { code: 20, type: 'STARTED_BY', from: 'Run', to: 'User' },
  { code: 21, type: 'TAGGED', from: 'Dataset', to: 'Tag' },
  { code: 22, type: 'TAGGED', from: 'Job', to: 'Tag' },
  { code: 23, type: 'TAGGED', from: 'Column', to: 'Tag' },
  { code: 24, type: 'OWNED_BY', from: 'Dataset', to: 'User' },
  { code: 25, type: 'OWNED_BY', from: 'Job', to: 'User' },
  { code: 26, type: 'READS', from: 'Job', to: 'Dataset' },
  { code: 27, type: 'WRITES', from: 'Job', to: 'Dataset' },
  { code: 28, type: 'DERIVED_FROM', from: 'Dataset', to: 'Dataset' },
  { code: 29, type: 'DERIVED_FROM', from: 'Column', to: 'Column' },
  { code: 30, type: 'LOCATED_IN', from: 'Dataset', to: 'Location' },
  { code: 31, type: 'NOT_SAME_AS', from: 'Dataset', to: 'Dataset' },
  { code: 32, type: 'READS', from: 'Job', to: 'Dataset', isDeleted: true },
  { code: 33, type: 'WRITES', from: 'Job', to: 'Dataset', isDeleted: true },
  { code: 34, type: 'DERIVED_FROM', from: 'Dataset', to: 'Dataset', isDeleted: true },
  { code: 35, type: 'DERIVED_FROM', from: 'Column', to: 'Column', isDeleted: true },
]

const byCode = new Map(EDGE_KINDS.map((kind) => [kind.code, kind]))
const byEnds = new Map(
  EDGE_KINDS.map((kind) => [`${kind.type} ${kind.from} ${kind.to} ${kind.isDeleted ?? false}`, kind]),
)
const byType = Map.groupBy(EDGE_KINDS, (kind) => kind.type)

export function edgeKindOf(code: number): EdgeKind {
  const kind = byCode.get(code)
  if (kind === undefined) throw new Error(`unknown edge kind ${code}`)
  return kind
}

/** The code of an edge kind. @throws Error if the graph schema has no such edge */
export function edgeCode(type: EdgeType, from: NodeLabel, to: NodeLabel, isDeleted = false): number {
  const kind = byEnds.get(`${type} ${from} ${to} ${isDeleted}`)
  if (kind === undefined) throw new Error(`the graph schema has no ${type} from ${from} to ${to}`)
  return kind.code
}

/** The number of the kind of an edge. */
export const edgeCodeOf = ({ type, fromLabel, toLabel, props }: EdgeRow): number =>
  edgeCode(type, fromLabel, toLabel, props.deleted === true)

export const edgeKindsOfType = (type: EdgeType): readonly EdgeKind[] => byType.get(type) ?? []

/**
 * Kinds with one edge per run at the same end. They are not in the index `edge_finish`; SQLite uses that index only if a
 * statement contains this condition.
 */
export const OF_RUNS: ReadonlySet<number> = new Set([10, 17])
const ofRuns = `(${[...OF_RUNS].join(', ')})`
export const BY_FINISH = `kind NOT IN ${ofRuns}`
/** The corresponding condition for the index `edge_of_runs`. */
export const BY_RANGE = `kind IN ${ofRuns}`
