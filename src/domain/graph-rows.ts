import type { Id } from './ids.ts'
import type { EdgeType, NodeLabel, Props } from './graph-schema.ts'

/** A node as stores save it: label, id and the properties that NODES lists for the label. */
export interface NodeRow {
  readonly label: NodeLabel
  readonly id: Id
  readonly props: Props
}

/**
 * An edge as stores save it. `id` is v5 over its type and natural key. Roll-ups and ALIAS_OF keep their id when their
 * ends move to another canonical dataset.
 */
export interface EdgeRow {
  readonly type: EdgeType
  readonly id: Id
  readonly fromLabel: NodeLabel
  readonly from: Id
  readonly toLabel: NodeLabel
  readonly to: Id
  readonly props: Props
}

export interface NodeKey {
  readonly label: NodeLabel
  readonly id: Id
}

export interface EdgeKey {
  readonly type: EdgeType
  readonly id: Id
  /**
   * The node that it starts from. Required except for roll-ups (DERIVED_FROM, READS, WRITES), whose start may have
   * moved. The embedded store saves edges beside their start, so that edges of a new run are adjacent on disk.
   */
  readonly from?: Id
}
