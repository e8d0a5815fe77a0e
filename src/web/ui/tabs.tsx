import type { KeyboardEvent, ReactNode } from 'react'
import './tabs.css'

interface Props<T extends string> {
  /** The accessible name of the tab list. */
  readonly label: string
  readonly tabs: readonly { readonly name: T; readonly title: ReactNode }[]
  readonly chosen: T
  readonly onChoose: (name: T) => void
  /** The id of the tab panel. */
  readonly panel: string
}

/** Tabs according to the ARIA pattern: one tab stop, arrow keys switch. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose, panel }: Props<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ name }) => name === chosen)
    const to = nextPlace(event.key, at, tabs.length)
    if (to === undefined) return
    event.preventDefault()
    onChoose(tabs[to]!.name)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${panel}-${name}`}
          aria-selected={name === chosen}
          aria-controls={panel}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {title}
        </button>
      ))}
    </div>
  )
}

function nextPlace(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
