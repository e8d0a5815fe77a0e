import { useEffect, useSyncExternalStore } from 'react'
import { createCell } from '../api/cell.ts'

const shown = createCell('')

/** Sets the title of the browser tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tributary`
    shown.set(title)
  }, [title])
}

/** The current page title. */
export const useShownTitle = (): string => useSyncExternalStore(shown.subscribe, shown.get)
