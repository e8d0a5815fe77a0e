import type { Id } from '../../domain/ids.ts'

/** The nodes of a `within`, `avoiding` or `stop at` clause. At column level, a dataset represents its columns. */
export interface NodeSet {
  readonly nodes: ReadonlySet<Id>
  readonly datasets: ReadonlySet<Id>
}

/** Which nodes a walk may enter, and continue from. It does not apply to starts. */
export interface Gate {
  readonly within: readonly NodeSet[]
  readonly avoiding: NodeSet
  readonly stopAt: NodeSet
  /** Passed without adding distance, and not shown. */
  readonly skip: NodeSet
  /** Shown at job level, but the pairs of these jobs are not crossed. */
  readonly stopJobs: ReadonlySet<Id>
}

export const noNodes: NodeSet = { nodes: new Set(), datasets: new Set() }

/** `dataset` is the dataset of a column, at column level. */
const contains = (set: NodeSet, id: Id, dataset: Id | undefined): boolean =>
  set.nodes.has(id) || (dataset !== undefined && set.datasets.has(dataset))

export function admits(gate: Gate, id: Id, dataset: Id | undefined): boolean {
  return gate.within.every((set) => contains(set, id, dataset)) && !contains(gate.avoiding, id, dataset)
}

export function stopsAt(gate: Gate, id: Id, dataset: Id | undefined): boolean {
  return contains(gate.stopAt, id, dataset)
}

export function skips(gate: Gate, id: Id, dataset: Id | undefined): boolean {
  return contains(gate.skip, id, dataset)
}
