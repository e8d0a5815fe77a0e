import type { Id } from '../../domain/ids.ts'

/** Nodes that `within`, `avoiding` or `stop at` names; at column level a dataset stands for its columns. */
export interface NodeSet {
  readonly nodes: ReadonlySet<Id>
  readonly datasets: ReadonlySet<Id>
}

/** What a walk may come to and go on from. Bears on what it comes to, never on its starts. */
export interface Gate {
  readonly within: readonly NodeSet[]
  readonly avoiding: NodeSet
  readonly stopAt: NodeSet
  /** Passed at no distance, and not shown. */
  readonly skip: NodeSet
  /** Shown at job level; the pairs they make are not crossed. */
  readonly stopJobs: ReadonlySet<Id>
}

export const noNodes: NodeSet = { nodes: new Set(), datasets: new Set() }

/** `dataset` is that of a column, at column level. */
const holds = (set: NodeSet, id: Id, dataset: Id | undefined): boolean =>
  set.nodes.has(id) || (dataset !== undefined && set.datasets.has(dataset))

export function admits(gate: Gate, id: Id, dataset: Id | undefined): boolean {
  return gate.within.every((set) => holds(set, id, dataset)) && !holds(gate.avoiding, id, dataset)
}

export function stopsAt(gate: Gate, id: Id, dataset: Id | undefined): boolean {
  return holds(gate.stopAt, id, dataset)
}

export function skips(gate: Gate, id: Id, dataset: Id | undefined): boolean {
  return holds(gate.skip, id, dataset)
}
