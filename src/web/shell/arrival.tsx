import { useEffect, useRef, useState, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { useShownTitle } from '../ui/use-title.ts'

/**
 * What a browser does by itself where each page is a document: it says which page one has come to, and begins there. A link
 * that is gone with the page before would leave whoever works by keyboard or screen reader nowhere.
 */
export function Arrival({ content }: { readonly content: RefObject<HTMLElement | null> }) {
  const { pathname } = useLocation()
  const title = useShownTitle()
  const [first] = useState(pathname)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (document.activeElement === document.body) content.current?.focus({ preventScroll: true })
  }, [pathname, content])
  return (
    <div className="visually-hidden" aria-live="polite">
      {/* Questions are told of by their answers. */}
      {pathname === first ? null : pathname === '/' ? 'Ask' : title}
    </div>
  )
}
