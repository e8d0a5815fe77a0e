import { useState } from 'react'
import { rememberedTheme, rememberTheme, type Theme } from '../theme/theme.ts'

const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' }
const SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '☀', dark: '☾' }

/** Switches between light, dark and system colours. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(rememberedTheme)
  const label = `Colours: ${theme}. Change to ${NEXT[theme]}`
  return (
    <button
      type="button"
      className="button plain"
      title={label}
      aria-label={label}
      onClick={() => {
        rememberTheme(NEXT[theme])
        setTheme(NEXT[theme])
      }}
    >
      <span aria-hidden="true">{SIGNS[theme]}</span>
    </button>
  )
}
