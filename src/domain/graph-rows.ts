import type { Id } from './ids.ts'
import type { EdgeType, NodeLabel, Props } from './graph-schema.ts'

/** A node as stores keep it: label, id and the properties that NODES lists for the label. */
export interface NodeRow {
  readonly label: NodeLabel
  readonly id: Id
  readonly props: Props
}

/**
 * An edge as stores keep it. `id` is v5 over its type and natural key; roll-ups and ALIAS_OF keep their id when their
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
   * The node it starts from. Needed for all but roll-ups (DERIVED_FROM, READS, WRITES), whose start may have moved: the
   * embedded store keeps edges beside their start, so that those of a new run lie together on disk.
   */
  readonly from?: Id
}
