import { useEffect, useRef, type KeyboardEvent } from 'react'

export interface MenuItem {
  readonly title: string
  readonly onChoose: () => void
}

interface Props {
  readonly label: string
  /** A point in the window, in pixels. */
  readonly x: number
  readonly y: number
  readonly items: readonly MenuItem[]
  readonly onClose: () => void
}

/** The context menu of a node. Arrow keys move between the items; Escape closes it. */
export function NodeMenu({ label, x, y, items, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = menu.current!
    const before = document.activeElement
    const { width, height } = box.getBoundingClientRect()
    box.style.left = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`
    box.style.top = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`
    box.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const outside = (event: PointerEvent): void => {
      if (!box.contains(event.target as Node)) onClose()
    }
    document.addEventListener('pointerdown', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [x, y, onClose])
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = [...menu.current!.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else if (to !== undefined) all[(to + all.length) % all.length]!.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={menu} className="graph-menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ title, onChoose }) => (
        <button
          key={title}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose()
            onChoose()
          }}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
