import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import './lines-view.css'

/** Virtualized monospace text: only visible lines are rendered. */
export function LinesView({ text, label }: { readonly text: string; readonly label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => text.split('\n'), [text])
  const widest = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines])
  // oxlint-disable-next-line react/incompatible-library -- its functions are neither passed on nor memoized
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 30,
  })
  return (
    // A scrollable region must be focusable.
    <div ref={scroller} className="lines-view" role="region" aria-label={label} tabIndex={0}>
      <div
        className="lines-all"
        style={{ height: list.getTotalSize(), minWidth: `${Math.min(widest, 5000)}ch` }}
      >
        {list.getVirtualItems().map(({ index, key, start }) => (
          <div key={key} className="lines-line" style={{ transform: `translateY(${start}px)` }}>
            {lines[index]}
          </div>
        ))}
      </div>
    </div>
  )
}
