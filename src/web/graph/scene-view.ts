/** The view under which a scene is built. Immutable; changes create a new one. */
export interface SceneView {
  readonly groupBy?: GroupBy
  /** The keys of the expanded groups; all others are collapsed. Ignored without `groupBy`. */
  readonly opened: ReadonlySet<string>
  /** Ids of hidden nodes. */
  readonly hidden: ReadonlySet<string>
  /** Positions of pinned nodes by id: upper left corner in pixels at scale 1. */
  readonly pinned: ReadonlyMap<string, Point>
  /** Only this node and its upstream and downstream lineage are drawn. */
  readonly focus?: string
  /** Ids of the datasets whose columns are drawn. */
  readonly columnsOpen: ReadonlySet<string>
}

export type GroupBy = 'namespace' | 'storage' | 'job' | 'tag'

export interface Point {
  readonly x: number
  readonly y: number
}

export const EMPTY_VIEW: SceneView = {
  opened: new Set(),
  hidden: new Set(),
  pinned: new Map(),
  columnsOpen: new Set(),
}

export function toggled<T>(set: ReadonlySet<T>, value: T, into: boolean): ReadonlySet<T> {
  if (set.has(value) === into) return set
  const changed = new Set(set)
  if (into) changed.add(value)
  else changed.delete(value)
  return changed
}
