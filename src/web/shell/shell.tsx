import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import '../ui/controls.css'
import { Arrival } from './arrival.tsx'
import { ReachBanner } from './reach-banner.tsx'
import { SearchBox } from './search-box.tsx'
import './shell.css'
import { SignIn } from './sign-in.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import { WhoIsThere } from './who-is-there.tsx'

const PLACES = [
  ['/', 'Ask'],
  ['/datasets', 'Datasets'],
  ['/jobs', 'Jobs'],
  ['/runs', 'Runs'],
  ['/ingestion', 'Ingestion'],
] as const

/** How far the ring around what has the focus reaches beyond it, in pixels, and what scrolling rounds away. */
const RING = 5

/** What stands around each page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null)
  const top = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // What Tab leads to is scrolled to where the header does not cover it (WCAG 2.4.11), nor the ring around it.
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
        Skip to the content
      </a>
      <div ref={top} className="shell-top">
        <header className="shell-header">
          <NavLink to="/" className="shell-brand" aria-label="Tributary, to the start">
            <img src="/favicon.svg" alt="" width="24" height="24" />
            <span>Tributary</span>
          </NavLink>
          <nav className="shell-nav" aria-label="Pages">
            {PLACES.map(([path, title]) => (
              <NavLink key={path} to={path} end={path === '/'}>
                {title}
              </NavLink>
            ))}
          </nav>
          <SearchBox />
          <div className="shell-tools">
            <WhoIsThere />
            <ThemeSwitch />
          </div>
        </header>
        <ReachBanner />
      </div>
      <Arrival content={content} />
      <div ref={content} id="content" className="shell-content" tabIndex={-1}>
        {children}
      </div>
      <SignIn />
    </>
  )
}
