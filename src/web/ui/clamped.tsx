import { useLayoutEffect, useRef, useState } from 'react'
import './clamped.css'

interface Props {
  readonly text: string
  /** What it is, for who cannot see where the button stands: `the description of email`. */
  readonly what: string
  readonly className?: string
}

/** How many characters are drawn of what is folded: more than the lines of any window hold. */
const DRAWN = 2000

/** A text of any length, folded to a few lines, with a button that shows all of it where it does not fit. */
export function Clamped({ text, what, className = '' }: Props) {
  const box = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const shown = box.current!
    const measure = () => {
      // What is open is as high as it is: whether it fits shows once it is folded.
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
          aria-label={`${open ? 'Fold' : 'Show all of'} ${what}`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Fold' : 'Show all'}
        </button>
      ) : null}
    </span>
  )
}
