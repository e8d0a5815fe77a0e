/** Actions of the keyboard. */
export interface KeyActions {
  /** Moves along edges to an upstream or downstream node, or to the node above or below. */
  step(way: 'left' | 'right' | 'up' | 'down'): void
  pan(dx: number, dy: number): void
  zoom(factor: number): void
  fit(): void
  choose(): void
  open(): void
  columns(): void
  clear(): void
  menu(): void
}

const STEP = 80
const ZOOM = 1.25

const WAYS: Readonly<Record<string, 'left' | 'right' | 'up' | 'down'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Listens on a host. Returns a function that stops listening. */
export function listenToKeys(host: HTMLElement, actions: KeyActions): () => void {
  const act = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const way = WAYS[event.key]
    if (way !== undefined) {
      if (!event.shiftKey) actions.step(way)
      else
        actions.pan(
          way === 'left' ? -STEP : way === 'right' ? STEP : 0,
          way === 'up' ? -STEP : way === 'down' ? STEP : 0,
        )
      return true
    }
    if (event.key === 'F10' && event.shiftKey) {
      actions.menu()
      return true
    }
    switch (event.key) {
      case '+':
      case '=':
        actions.zoom(ZOOM)
        return true
      case '-':
        actions.zoom(1 / ZOOM)
        return true
      case '0':
        actions.fit()
        return true
      case 'Enter':
      case ' ':
        actions.choose()
        return true
      case 'e':
        actions.open()
        return true
      case 'c':
        actions.columns()
        return true
      case 'Escape':
        actions.clear()
        return true
      case 'ContextMenu':
        actions.menu()
        return true
      default:
        return false
    }
  }
  const down = (event: KeyboardEvent): void => {
    // The small buttons handle their own keys, except arrows.
    const target = event.target instanceof HTMLElement ? event.target : undefined
    const small = target?.dataset.act !== undefined && target.dataset.act !== 'select'
    if (small && !(event.key in WAYS)) return
    if (act(event)) event.preventDefault()
  }
  host.addEventListener('keydown', down)
  return () => host.removeEventListener('keydown', down)
}
