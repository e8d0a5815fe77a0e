import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import './dialog.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal window: the browser's own, which keeps the focus inside and closes on Escape. */
export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // While it is still there: a dialog that is gone gives the focus back to nobody.
  useLayoutEffect(() => {
    const dialog = box.current!
    if (!dialog.open) dialog.showModal()
    // What is to be filled in comes before the button that closes, which the browser would begin at.
    dialog.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => dialog.close()
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="row">
        <h2 id={heading} className="grow">
          {title}
        </h2>
        <button type="button" className="button plain" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </div>
      {children}
    </dialog>
  )
}
