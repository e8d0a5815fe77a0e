import { useState, type KeyboardEvent } from 'react'
import type { GroupBy } from '../graph/scene-view.ts'

const GROUPS: readonly (readonly [GroupBy | '', string])[] = [
  ['', 'Group by: none'],
  ['namespace', 'Group by: namespace'],
  ['storage', 'Group by: storage'],
  ['job', 'Group by: job'],
  ['tag', 'Group by: tag'],
]

interface Props {
  readonly groupBy: GroupBy | undefined
  readonly onGroupBy: (by: GroupBy | undefined) => void
  /** The search text, and the ids of the nodes that match it. */
  readonly words: string
  readonly found: readonly string[]
  readonly onWords: (words: string) => void
  /** Moves the camera to a match. Returns false if the node is not drawn. */
  readonly onShow: (id: string) => boolean
  readonly allColumns: boolean
  /** Undefined if no columns can be shown. */
  readonly onAllColumns: (() => void) | undefined
  readonly onZoom: (factor: number) => void
  readonly onFit: () => void
  readonly legend: boolean
  readonly onLegend: () => void
}

/** The toolbar for the graph as a whole. */
export function GraphToolbar(props: Props) {
  const { groupBy, words, found, allColumns, legend } = props
  // Stored by id, because the matches change as owners and tags arrive and as the graph grows.
  const [shown, setShown] = useState<{ readonly id: string; readonly drawn: boolean }>()
  const at = shown === undefined ? -1 : found.indexOf(shown.id)
  const next = (step: 1 | -1): void => {
    const id = found.at(at < 0 ? Math.min(0, step) : (at + step) % found.length)
    if (id !== undefined) setShown({ id, drawn: props.onShow(id) })
  }
  const write = (text: string): void => {
    setShown(undefined)
    props.onWords(text)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes a character, its keys are not shortcuts.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') next(event.shiftKey ? -1 : 1)
    if (event.key === 'Escape') write('')
  }
  return (
    <div className="graph-toolbar" role="toolbar" aria-label="Graph tools">
      <label className="row">
        <span className="visually-hidden">Group by</span>
        <select
          className="field"
          aria-label="Group by"
          value={groupBy ?? ''}
          onChange={(event) =>
            props.onGroupBy(event.target.value === '' ? undefined : (event.target.value as GroupBy))
          }
        >
          {GROUPS.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button"
        aria-pressed={allColumns}
        disabled={props.onAllColumns === undefined}
        onClick={props.onAllColumns}
      >
        Columns
      </button>
      <span className="row graph-find">
        <input
          className="field"
          type="search"
          aria-label="Find in the graph"
          placeholder="Find in the graph"
          value={words}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className="faint" role="status">
          {words.trim() === ''
            ? ''
            : found.length === 0
              ? 'No matches'
              : at < 0
                ? `${found.length} found`
                : `${at + 1} of ${found.length}${shown?.drawn === false ? ', not drawn' : ''}`}
        </span>
      </span>
      <span className="row graph-zoom">
        <button
          type="button"
          className="button"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={() => props.onZoom(0.8)}
        >
          −
        </button>
        <button
          type="button"
          className="button"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={() => props.onZoom(1.25)}
        >
          +
        </button>
        <button
          type="button"
          className="button"
          title="Fit the graph to the window (0)"
          onClick={props.onFit}
        >
          Fit
        </button>
      </span>
      <button type="button" className="button" aria-expanded={legend} onClick={props.onLegend}>
        Legend
      </button>
    </div>
  )
}
