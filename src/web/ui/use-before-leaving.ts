import { useEffect, useRef } from 'react'

/** Keys by which a browser may leave or reload the page: those with Control, Alt or Command, and F5. */
const mayLead = ({ ctrlKey, altKey, metaKey, key }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || key === 'F5'

/**
 * Calls back before the user may leave the page: on a click, on a key that may lead away, and at the latest on pagehide. Pending
 * changes must be in the URL by then, because a reload uses the URL as it is.
 */
export function useBeforeLeaving(onLeaving: () => void): void {
  const latest = useRef(onLeaving)
  useEffect(() => {
    latest.current = onLeaving
  })
  useEffect(() => {
    const leave = (): void => latest.current()
    const press = (event: KeyboardEvent): void => {
      if (mayLead(event)) latest.current()
    }
    addEventListener('click', leave, { capture: true })
    addEventListener('keydown', press, { capture: true })
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('click', leave, { capture: true })
      removeEventListener('keydown', press, { capture: true })
      removeEventListener('pagehide', leave)
    }
  }, [])
}
