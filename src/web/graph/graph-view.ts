/** How an answer is looked at. Plain data: what changes it gives a new one. */
export interface GraphView {
  readonly groupBy?: GroupBy
  /** The keys of the groups that are drawn as one; of no meaning without `groupBy`. */
  readonly collapsed: ReadonlySet<string>
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
  collapsed: new Set(),
  hidden: new Set(),
  pinned: new Map(),
  columnsOpen: new Set(),
}

function toggled<T>(set: ReadonlySet<T>, value: T, into: boolean): ReadonlySet<T> {
  if (set.has(value) === into) return set
  const changed = new Set(set)
  if (into) changed.add(value)
  else changed.delete(value)
  return changed
}

export const withGroup = (view: GraphView, key: string, collapsed: boolean): GraphView => ({
  ...view,
  collapsed: toggled(view.collapsed, key, collapsed),
})

export const withHidden = (view: GraphView, id: string, hidden: boolean): GraphView => ({
  ...view,
  hidden: toggled(view.hidden, id, hidden),
})

export const withColumns = (view: GraphView, dataset: string, open: boolean): GraphView => ({
  ...view,
  columnsOpen: toggled(view.columnsOpen, dataset, open),
})

/** Pins a node where it is put, or with undefined lets it go. */
export function withPin(view: GraphView, id: string, at: Point | undefined): GraphView {
  const pinned = new Map(view.pinned)
  if (at === undefined) pinned.delete(id)
  else pinned.set(id, at)
  return { ...view, pinned }
}

/** Looks at one node and what lies up and down of it; undefined at everything again. */
export function withFocus(view: GraphView, id: string | undefined): GraphView {
  const changed: { -readonly [K in keyof GraphView]: GraphView[K] } = { ...view }
  delete changed.focus
  return id === undefined ? changed : { ...changed, focus: id }
}
