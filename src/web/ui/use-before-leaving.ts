import { useEffect, useRef } from 'react'

/** Keys that a browser may take for leaving a page, or for loading it anew: those with Control, Alt or Command, and F5. */
const mayLead = ({ ctrlKey, altKey, metaKey, key }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || key === 'F5'

/**
 * Calls back when people may be about to leave, before they do: with a click, with a key that browsers have for that, and at the latest when the page goes. What an
 * address is still to be told is told in time: once a page is loaded anew, it is loaded from where its address was before.
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
