/** Actions of pointers and wheels, in pixels from the upper left corner of the host. */
export interface PointerActions {
  pan(dx: number, dy: number): void
  zoom(factor: number, x: number, y: number): void
  hover(x: number, y: number): void
  leave(): void
  /** A press begins. Its target is also that of the click or double click, even if it has moved by the release. */
  press(x: number, y: number, event: PointerEvent): void
  click(): void
  doubleClick(): void
  context(x: number, y: number, event: MouseEvent): void
  /** Whether a draggable node is there. If so, `drag` follows for each step and `drop` at the end. */
  grab(x: number, y: number): boolean
  drag(dx: number, dy: number): void
  drop(): void
}

/** A press that moves less than this many pixels is a click. */
const STILL = 4
const ZOOM_PER_PIXEL = 0.0022
/** Pixels per line, for wheels that report lines. */
const LINE = 24

/** Listens on a host. Returns a function that stops listening. Elements with a `data-act` other than "select" handle their own clicks. */
export function listenToPointers(host: HTMLElement, actions: PointerActions): () => void {
  const held = new Map<number, { x: number; y: number }>()
  let pressed: { x: number; y: number } | undefined
  let mode: 'none' | 'press' | 'pan' | 'drag' | 'pinch' = 'none'
  let moved = false

  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = host.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const own = (event: Event): boolean =>
    event.target instanceof Element && event.target.closest('[data-act]:not([data-act="select"])') !== null

  const down = (event: PointerEvent): void => {
    if (own(event) || (event.pointerType === 'mouse' && event.button > 1)) return
    const point = at(event)
    held.set(event.pointerId, point)
    moved = false
    if (held.size === 2) mode = 'pinch'
    else {
      pressed = point
      mode = 'press'
      actions.press(point.x, point.y, event)
    }
  }
  const begin = (event: PointerEvent): void => {
    host.setPointerCapture(event.pointerId)
    moved = true
    mode = event.button !== 1 && event.buttons !== 4 && actions.grab(pressed!.x, pressed!.y) ? 'drag' : 'pan'
    host.classList.add(mode === 'pan' ? 'is-panning' : 'is-dragging')
  }
  const move = (event: PointerEvent): void => {
    const point = at(event)
    const before = held.get(event.pointerId)
    if (before === undefined) {
      if (event.pointerType === 'mouse' || event.pointerType === 'pen') actions.hover(point.x, point.y)
      return
    }
    if (mode === 'pinch') {
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1]
      held.set(event.pointerId, point)
      if (other === undefined) return
      moved = true
      const was = Math.hypot(before.x - other.x, before.y - other.y)
      const is = Math.hypot(point.x - other.x, point.y - other.y)
      actions.pan((before.x - point.x) / 2, (before.y - point.y) / 2)
      if (was > 0) actions.zoom(is / was, (point.x + other.x) / 2, (point.y + other.y) / 2)
      return
    }
    if (mode === 'press' && Math.hypot(point.x - pressed!.x, point.y - pressed!.y) >= STILL) begin(event)
    if (mode === 'pan') actions.pan(before.x - point.x, before.y - point.y)
    if (mode === 'drag') actions.drag(point.x - before.x, point.y - before.y)
    if (mode !== 'press') held.set(event.pointerId, point)
  }
  const up = (event: PointerEvent): void => {
    if (!held.delete(event.pointerId)) return
    if (mode === 'drag') actions.drop()
    host.classList.remove('is-panning', 'is-dragging')
    // After a pinch, the remaining finger continues to pan.
    mode = mode === 'pinch' && held.size === 1 ? 'pan' : 'none'
  }
  const click = (event: MouseEvent): void => {
    // A button pressed by a key has no point; the keyboard handler processes it.
    if (own(event) || moved || event.detail === 0) return
    if (event.detail === 1) actions.click()
  }
  const doubleClick = (event: MouseEvent): void => {
    if (!own(event)) actions.doubleClick()
  }
  const context = (event: MouseEvent): void => {
    const point = at(event)
    actions.context(point.x, point.y, event)
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE
    const point = at(event)
    if (event.shiftKey) actions.pan((event.deltaX || event.deltaY) * unit, 0)
    else {
      // A pinch on a touchpad arrives as a wheel event with the control key, in finer steps.
      const step = Math.max(-240, Math.min(240, event.deltaY * unit)) * (event.ctrlKey ? 4 : 1)
      actions.zoom(Math.exp(-step * ZOOM_PER_PIXEL), point.x, point.y)
    }
  }
  const leave = (): void => actions.leave()
  const still = (event: Event): void => {
    // Focusing a card off the screen would scroll the host.
    host.scrollTo(0, 0)
    event.preventDefault()
  }
  const ending = new AbortController()
  const { signal } = ending
  host.addEventListener('pointerdown', down, { signal })
  host.addEventListener('pointermove', move, { signal })
  host.addEventListener('pointerup', up, { signal })
  host.addEventListener('pointercancel', up, { signal })
  host.addEventListener('pointerleave', leave, { signal })
  host.addEventListener('click', click, { signal })
  host.addEventListener('dblclick', doubleClick, { signal })
  host.addEventListener('contextmenu', context, { signal })
  host.addEventListener('wheel', wheel, { signal, passive: false })
  host.addEventListener('scroll', still, { signal })
  return () => ending.abort()
}
