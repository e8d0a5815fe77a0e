import { toggled, type SceneView, type Point } from './scene-view.ts'

export const withGroup = (view: SceneView, key: string, opened: boolean): SceneView => ({
  ...view,
  opened: toggled(view.opened, key, opened),
})

export const withHidden = (view: SceneView, id: string, hidden: boolean): SceneView => ({
  ...view,
  hidden: toggled(view.hidden, id, hidden),
})

export const withColumns = (view: SceneView, dataset: string, open: boolean): SceneView => ({
  ...view,
  columnsOpen: toggled(view.columnsOpen, dataset, open),
})

export function withPin(view: SceneView, id: string, at: Point | undefined): SceneView {
  const pinned = new Map(view.pinned)
  if (at === undefined) pinned.delete(id)
  else pinned.set(id, at)
  return { ...view, pinned }
}

/** Focuses on one node with its upstream and downstream lineage; undefined ends the focus. */
export function withFocus(view: SceneView, id: string | undefined): SceneView {
  const changed: { -readonly [K in keyof SceneView]: SceneView[K] } = { ...view }
  delete changed.focus
  return id === undefined ? changed : { ...changed, focus: id }
}
