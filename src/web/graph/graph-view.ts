/** How an answer is looked at. Plain data: what changes it gives a new one. */
export interface GraphView {
  readonly groupBy?: GroupBy
  /** The keys of the groups that are drawn node by node; all others are drawn as one. Of no meaning without `groupBy`. */
  readonly opened: ReadonlySet<string>
  /** Nodes that are not drawn, by id. */
  readonly hidden: ReadonlySet<string>
  /** Where people put a node, by id: its left upper corner in pixels at scale 1. */
  readonly pinned: ReadonlyMap<string, Point>
  /** Only this node, and what lies up or down of it, is drawn. */
  readonly focus?: string
  /** Datasets whose columns are drawn, by id. */
  readonly columnsOpen: ReadonlySet<string>
}

export type GroupBy = 'namespace' | 'storage' | 'job' | 'tag'

export interface Point {
  readonly x: number
  readonly y: number
}

export const EMPTY_VIEW: GraphView = {
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
