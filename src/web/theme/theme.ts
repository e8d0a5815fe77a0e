import { storedText } from '../api/stored-text.ts'

/** `auto` follows the system preference. */
export type Theme = 'auto' | 'light' | 'dark'

const remembered = storedText(() => localStorage, 'tributary.theme')
const darkness = globalThis.matchMedia('(prefers-color-scheme: dark)')

/** Dispatched when colours change. Canvas drawings read their colours again. */
export const THEME_EVENT = 'tributary:theme'

export function rememberedTheme(): Theme {
  const stored = remembered.get()
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
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
