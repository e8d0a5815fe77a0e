import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import './dialog.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal dialog. The browser's own element traps the focus and closes on Escape. */
export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // A layout effect closes the dialog before removal, because only then does the browser restore the focus.
  useLayoutEffect(() => {
    const dialog = box.current!
    if (!dialog.open) dialog.showModal()
    // The first field gets the focus, not the close button.
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
