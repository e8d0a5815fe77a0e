import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import './lines-view.css'

/** A long text in lines of one width, of which only those that are seen are drawn. */
export function LinesView({ text, label }: { readonly text: string; readonly label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => text.split('\n'), [text])
  const widest = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines])
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is handed on or remembered
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 30,
  })
  return (
    // A region that scrolls must be reached by the keyboard.
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
