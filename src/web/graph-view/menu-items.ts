import type { NodeJson } from '../../render/answer-json.ts'
import type { SceneView } from '../graph/scene-view.ts'
import type { MenuItem } from './node-menu.tsx'

export interface MenuActions {
  readonly expand: (way: 'up' | 'down') => void
  readonly hide: () => void
  readonly focus: (on: boolean) => void
  readonly unpin: () => void
  readonly columns: () => void
  /** Opens the page of the node. */
  readonly open: () => void
}

/** The context menu of a node. */
export function menuItems(
  { id, kind }: NodeJson,
  view: SceneView,
  actions: MenuActions,
): readonly MenuItem[] {
  const isOpen = view.columnsOpen.has(id)
  const hasPage = kind === 'dataset' || kind === 'job' || kind === 'run'
  return [
    { title: 'Expand upstream', onChoose: () => actions.expand('up') },
    { title: 'Expand downstream', onChoose: () => actions.expand('down') },
    ...(kind === 'dataset'
      ? [
          {
            title: isOpen ? 'Hide columns' : 'Show columns',
            onChoose: actions.columns,
          },
        ]
      : []),
    view.focus === id
      ? { title: 'End focus', onChoose: () => actions.focus(false) }
      : { title: 'Focus on its lineage', onChoose: () => actions.focus(true) },
    ...(view.pinned.has(id) ? [{ title: 'Unpin', onChoose: actions.unpin }] : []),
    { title: 'Hide', onChoose: actions.hide },
    ...(hasPage ? [{ title: 'Open page', onChoose: actions.open }] : []),
  ]
}
