import { useEffect, useRef } from 'react'
import type { View } from './ask-url.ts'
import { isShortcut } from './is-shortcut.ts'

/** The first letter of a view selects it, unless the user is typing. */
export function useViewKeys(views: readonly View[], onView: (view: View) => void): void {
  const now = useRef({ views, onView })
  useEffect(() => {
    now.current = { views, onView }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const view = now.current.views.find((name) => isShortcut(event, KEYS[name]))
      if (view === undefined) return
      event.preventDefault()
      now.current.onView(view)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

const KEYS: Readonly<Record<View, string>> = { graph: 'g', table: 't', tree: 'r', json: 'j', plan: 'p' }
