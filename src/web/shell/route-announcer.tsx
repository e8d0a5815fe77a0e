import { useEffect, useRef, useState, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { useShownTitle } from '../ui/use-title.ts'

/**
 * Announces route changes and moves the focus, as browsers do when a new document loads. A clicked link disappears with its page,
 * which would leave keyboard and screen reader users without a focus.
 */
export function RouteAnnouncer({ content }: { readonly content: RefObject<HTMLElement | null> }) {
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
      {/* On the query page, the answer announces itself. */}
      {pathname === first ? null : pathname === '/' ? 'Ask' : title}
    </div>
  )
}
