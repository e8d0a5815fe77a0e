import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import '../ui/controls.css'
import { RouteAnnouncer } from './route-announcer.tsx'
import { ConnectivityBanner } from './connectivity-banner.tsx'
import { SearchBox } from './search-box.tsx'
import './shell.css'
import { SignIn } from './sign-in.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import { CurrentUser } from './current-user.tsx'

const PLACES = [
  ['/', 'Ask'],
  ['/datasets', 'Datasets'],
  ['/jobs', 'Jobs'],
  ['/runs', 'Runs'],
  ['/ingestion', 'Ingestion'],
] as const

/** Width of the focus ring in pixels, plus rounding. */
const RING = 5

/** The frame around every page: header, navigation, search, connection status and sign-in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null)
  const top = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Elements focused by Tab must not scroll under the sticky header (WCAG 2.4.11), including their focus ring.
    const watch = new ResizeObserver(([entry]) => {
      const covered = entry!.borderBoxSize[0]!.blockSize + RING
      document.documentElement.style.scrollPaddingTop = `${Math.ceil(covered)}px`
    })
    watch.observe(top.current!)
    return () => watch.disconnect()
  }, [])
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <div ref={top} className="shell-top">
        <header className="shell-header">
          <NavLink to="/" className="shell-brand" aria-label="Tributary home">
            <img src="/favicon.svg" alt="" width="24" height="24" />
            <span>Tributary</span>
          </NavLink>
          <nav className="shell-nav" aria-label="Pages">
            {PLACES.map(([path, title]) => (
              <NavLink key={path} to={path} end={path === '/'}>
                {title}
              </NavLink>
            ))}
            <a href="/docs/" className="shell-docs">
              Docs
            </a>
          </nav>
          <SearchBox />
          <div className="shell-tools">
            <CurrentUser />
            <ThemeSwitch />
          </div>
        </header>
        <ConnectivityBanner />
      </div>
      <RouteAnnouncer content={content} />
      <div ref={content} id="content" className="shell-content" tabIndex={-1}>
        {children}
      </div>
      <SignIn />
    </>
  )
}
