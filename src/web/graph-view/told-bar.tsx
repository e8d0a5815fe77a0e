import type { GraphView } from '../graph/graph-view.ts'
import type { Scene } from '../graph/scene.ts'
import { toldLines } from '../graph/told-lines.ts'
import { counted } from '../ui/quantity.ts'

interface Props {
  readonly told: Scene['told'] | undefined
  /** Whether what lies one step further is still to come. */
  readonly isGrowing: boolean
  readonly view: GraphView
  readonly onCloseGroups: () => void
  readonly onShowHidden: () => void
  readonly onEndFocus: () => void
  readonly onUnpin: () => void
}

/** What of the answer is not drawn or not known, and the way to have it drawn. */
export function ToldBar({ told, isGrowing, view, onCloseGroups, onShowHidden, onEndFocus, onUnpin }: Props) {
  const lines = told === undefined ? [] : toldLines(told)
  return (
    <div className="graph-told" role="status">
      {isGrowing ? <span>What lies one step further is asked for …</span> : null}
      {lines.map((line) => (
        <span key={line}>{line}.</span>
      ))}
      {view.groupBy === undefined || view.opened.size === 0 ? null : (
        <button type="button" className="button small" onClick={onCloseGroups}>
          Close {counted(view.opened.size, 'opened group')}
        </button>
      )}
      {view.hidden.size === 0 ? null : (
        <button type="button" className="button small" onClick={onShowHidden}>
          Show what is hidden
        </button>
      )}
      {view.focus === undefined ? null : (
        <button type="button" className="button small" onClick={onEndFocus}>
          End the focus
        </button>
      )}
      {view.pinned.size === 0 ? null : (
        <button type="button" className="button small" onClick={onUnpin}>
          Unpin {view.pinned.size}
        </button>
      )}
    </div>
  )
}
