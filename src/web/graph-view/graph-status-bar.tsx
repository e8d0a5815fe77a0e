import type { SceneView } from '../graph/scene-view.ts'
import type { Scene } from '../graph/scene.ts'
import { summaryLines } from '../graph/summary-lines.ts'
import { counted } from '../ui/quantity.ts'

interface Props {
  readonly summary: Scene['summary'] | undefined
  /** Whether an expansion is still loading. */
  readonly isGrowing: boolean
  readonly view: SceneView
  readonly onCloseGroups: () => void
  readonly onShowHidden: () => void
  readonly onEndFocus: () => void
  readonly onUnpin: () => void
}

/** Shows what is not drawn or not known, with buttons that show it. */
export function GraphStatusBar({
  summary,
  isGrowing,
  view,
  onCloseGroups,
  onShowHidden,
  onEndFocus,
  onUnpin,
}: Props) {
  const lines = summary === undefined ? [] : summaryLines(summary)
  return (
    <div className="graph-status" role="status">
      {isGrowing ? <span>Expanding…</span> : null}
      {lines.map((line) => (
        <span key={line}>{line}.</span>
      ))}
      {view.groupBy === undefined || view.opened.size === 0 ? null : (
        <button type="button" className="button small" onClick={onCloseGroups}>
          Collapse {counted(view.opened.size, 'group')}
        </button>
      )}
      {view.hidden.size === 0 ? null : (
        <button type="button" className="button small" onClick={onShowHidden}>
          Show hidden nodes
        </button>
      )}
      {view.focus === undefined ? null : (
        <button type="button" className="button small" onClick={onEndFocus}>
          End focus
        </button>
      )}
      {view.pinned.size === 0 ? null : (
        <button type="button" className="button small" onClick={onUnpin}>
          Unpin {counted(view.pinned.size, 'node')}
        </button>
      )}
    </div>
  )
}
