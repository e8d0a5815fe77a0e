import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import { counted } from '../ui/quantity.ts'
import { ChangedRow } from './changed-row.tsx'
import { changesOf, chosenOf, keyOf, itemsMatching, type Change, type Chosen } from './changed-items.ts'
import './changes-list.css'

interface Props {
  /** The answer of a `changes` query. */
  readonly answer: Pick<GraphJson, 'nodes' | 'edges'>
  readonly selected?: Chosen | undefined
  readonly onSelect: (chosen: Chosen) => void
}

const SHOWN = [
  ['both', 'All'],
  ['added', '+ Added'],
  ['removed', '− Removed'],
] as const

/** The added and removed nodes and edges, beside the graph. Arrow keys move; Enter selects. */
export function ChangesList({ answer, selected, onSelect }: Props) {
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<Change | 'both'>('both')
  const [at, setAt] = useState(0)
  const list = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { things, counts } = useMemo(() => changesOf(answer), [answer])
  const found = useMemo(
    () => itemsMatching(things, words).filter(({ change }) => shown === 'both' || change === shown),
    [things, words, shown],
  )
  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this component as it is
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 8,
  })
  const active = Math.min(at, found.length - 1)
  const chosen = selected === undefined ? undefined : keyOf(selected)

  const go = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setAt(next)
    rows.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = placeByKey(event.key, active, found.length)
    if (to !== undefined) {
      event.preventDefault()
      go(to)
    } else if (event.key === 'Enter' || event.key === ' ') {
      const thing = found[active]
      if (thing === undefined) return
      event.preventDefault()
      onSelect(chosenOf(thing))
    }
  }
  return (
    <section className="changes-list" aria-labelledby={`${list}-title`}>
      <h2 id={`${list}-title`}>Changes</h2>
      <p className="changes-counts">
        <span className="change-added">
          <span aria-hidden="true">+</span> Added: {sumText(counts.added)}
        </span>
        <span className="change-removed">
          <span aria-hidden="true">−</span> Removed: {sumText(counts.removed)}
        </span>
        <span className="faint">Unchanged: {sumText(counts.kept)}</span>
      </p>
      <div className="row">
        <input
          className="field grow"
          type="search"
          aria-label="Filter changes by name"
          placeholder="Filter"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="axis-group" role="group" aria-label="Show changes">
          {SHOWN.map(([which, title]) => (
            <button
              key={which}
              type="button"
              className="button small"
              aria-pressed={shown === which}
              onClick={() => setShown(which)}
            >
              {title}
            </button>
          ))}
        </div>
      </div>
      <div
        ref={scroller}
        className="changes-scroller"
        role="listbox"
        tabIndex={0}
        aria-label="Added and removed"
        aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="changes-rows" role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const thing = found[index]!
            return (
              <div
                key={`${thing.change} ${keyOf(chosenOf(thing))}`}
                ref={rows.measureElement}
                data-index={index}
                data-active={index === active}
                id={`${list}-${index}`}
                className="changes-row"
                role="option"
                aria-selected={keyOf(chosenOf(thing)) === chosen}
                aria-setsize={found.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setAt(index)
                  onSelect(chosenOf(thing))
                }}
              >
                <ChangedRow thing={thing} />
              </div>
            )
          })}
        </div>
      </div>
      <p className="faint changes-none" role="status">
        {things.length === 0
          ? 'Nothing was added or removed between these times.'
          : found.length === 0
            ? 'No change matches these words.'
            : ''}
      </p>
    </section>
  )
}

const sumText = ({ nodes, edges }: { readonly nodes: number; readonly edges: number }): string =>
  `${counted(nodes, 'node')}, ${counted(edges, 'edge')}`

function placeByKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + 10
    case 'PageUp':
      return at - 10
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
