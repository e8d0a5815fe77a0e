import { useEffect, useSyncExternalStore } from 'react'
import { createCell } from '../api/cell.ts'

const shown = createCell('')

/** Names the tab after what it shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tributary`
    shown.set(title)
  }, [title])
}

/** What the page is called now. */
export const useShownTitle = (): string => useSyncExternalStore(shown.subscribe, shown.get)
