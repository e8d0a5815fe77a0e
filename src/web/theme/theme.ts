import { keptText } from '../api/kept-text.ts'

/** `auto` goes by what the system prefers. */
export type Theme = 'auto' | 'light' | 'dark'

const remembered = keptText(() => localStorage, 'tributary.theme')
const darkness = globalThis.matchMedia('(prefers-color-scheme: dark)')

/** Told whenever colours change: what is drawn on a canvas reads them anew. */
export const THEME_EVENT = 'tributary:theme'

export function rememberedTheme(): Theme {
  const kept = remembered.get()
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

export function rememberTheme(theme: Theme): void {
  remembered.set(theme)
  applyTheme(theme)
}

/** Sets the colours of the page. */
export function applyTheme(theme: Theme): void {
  const dark = theme === 'auto' ? darkness.matches : theme === 'dark'
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  globalThis.dispatchEvent(new Event(THEME_EVENT))
}

darkness.addEventListener('change', () => applyTheme(rememberedTheme()))
