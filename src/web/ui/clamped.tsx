import { useLayoutEffect, useRef, useState } from 'react'
import './clamped.css'

interface Props {
  readonly text: string
  /** A name for screen readers: `the description of email`. */
  readonly what: string
  readonly className?: string
}

/** Characters rendered while collapsed, more than fit in any window. */
const DRAWN = 2000

/** A text collapsed to a few lines, with a button that expands it if it does not fit. */
export function Clamped({ text, what, className = '' }: Props) {
  const box = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const shown = box.current!
    const measure = () => {
      // An expanded text is as high as its content, so overflow is only measured while collapsed.
      if (!open) setCut(shown.scrollHeight > shown.clientHeight + 1)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(shown)
    return () => watch.disconnect()
  }, [text, open])
  return (
    <span className="clamped">
      <bdi ref={box} className={`${open ? 'clamped-open' : 'clamped-folded'} ${className}`}>
        {open ? text : text.slice(0, DRAWN)}
      </bdi>
      {isCut ? (
        <button
          type="button"
          className="button small"
          aria-expanded={open}
          aria-label={`${open ? 'Collapse' : 'Show all of'} ${what}`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Collapse' : 'Show all'}
        </button>
      ) : null}
    </span>
  )
}
