import { toggled, type GraphView, type Point } from './graph-view.ts'

export const withGroup = (view: GraphView, key: string, opened: boolean): GraphView => ({
  ...view,
  opened: toggled(view.opened, key, opened),
})

export const withHidden = (view: GraphView, id: string, hidden: boolean): GraphView => ({
  ...view,
  hidden: toggled(view.hidden, id, hidden),
})

export const withColumns = (view: GraphView, dataset: string, open: boolean): GraphView => ({
  ...view,
  columnsOpen: toggled(view.columnsOpen, dataset, open),
})

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
