import type { PlacedScene } from '../placed-scene.ts'
import { fitting, sameCamera, type Camera, type Size } from './camera.ts'
import type { CardFonts } from './card-element.ts'
import { createCardLayer, type CardLayer } from './card-layer.ts'
import { detailAt } from './detail.ts'
import { prepare, type Drawing, type Prepared } from './drawing.ts'
import { initialCamera } from './initial-camera.ts'
import { createGesture } from './gesture.ts'
import type { Light } from './light.ts'
import type { Minimap } from './minimap.ts'
import { between, progress, reducedMotion } from './motion.ts'
import { movingScene } from './moving-scene.ts'
import { createPainter } from './painter.ts'
import { textMeasure } from './text-measure.ts'
import { readTheme, type Theme } from './theme.ts'

/** Marks on the drawing. */
export interface Highlights {
  readonly light: Light | undefined
  readonly selected: ReadonlySet<number>
  readonly found: ReadonlySet<number>
}

export const NO_HIGHLIGHTS: Highlights = { light: undefined, selected: new Set(), found: new Set() }

/** Canvas, cards, camera and animation frames. It does not handle input. */
export interface GraphSurface {
  readonly cards: CardLayer
  readonly size: Size
  /** The current camera, and the target of the animation. */
  readonly camera: Camera
  readonly heading: Camera
  readonly prepared: Prepared | undefined
  readonly fonts: CardFonts
  moveTo(camera: Camera): void
  fly(camera: Camera, smoothly: boolean): void
  fit(smoothly: boolean): void
  /** Shows a scene. Nodes animate from their previous positions unless the user prefers reduced motion. */
  show(placed: PlacedScene, before: PlacedScene | undefined): void
  /** Updates facts on the cards of the same scene. The picture below is not redrawn. */
  updateCards(placed: PlacedScene): void
  /** Shows the same scene with one node moved. */
  shift(placed: PlacedScene, node: number): void
  highlight(highlights: Highlights): void
  /** The node with the tab stop. It has an element at any distance. */
  setActive(node: number | undefined): void
  refreshTheme(): void
  setMinimap(minimap: Minimap | undefined): void
  drawing(): Drawing | undefined
  destroy(): void
}

export function createSurface(
  host: HTMLElement,
  onCamera: (camera: Camera) => void,
  onDrawn: () => void,
): GraphSurface {
  const pictures = document.createElement('div')
  pictures.className = 'lg-pictures'
  pictures.setAttribute('aria-hidden', 'true')
  const cards = createCardLayer()
  host.append(pictures, cards.root)
  const painter = createPainter(pictures)

  let theme: Theme = readTheme(host)
  let text = textMeasure(`600 10.5px ${theme.font}`)
  let fonts = fontsOf(theme)
  let size: Size = { width: host.clientWidth, height: host.clientHeight }
  let camera: Camera = { x: 0, y: 0, scale: 1 }
  let prepared: Prepared | undefined
  let highlights = NO_HIGHLIGHTS
  let drawing: Drawing | undefined
  let flight: { readonly from: Camera; readonly to: Camera; readonly start: number } | undefined
  let moving: { readonly at: (t: number) => PlacedScene; readonly start: number } | undefined
  let minimap: Minimap | undefined
  let fitted = false
  const gesture = createGesture()
  /** Whether cards were added or removed since the current picture was requested. */
  let plateChanges = false
  let frame = 0

  const requestFrame = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const redraw = (): void => {
    drawing = undefined
    requestFrame()
  }
  const ratio = (): number => Math.min(3, devicePixelRatio)
  const current = (): Drawing | undefined =>
    prepared && {
      prepared,
      camera,
      size,
      ratio: ratio(),
      detail: detailAt(camera.scale),
      theme,
      text,
      covered: (node) => detailAt(camera.scale) === 'cards' && cards.elementOf(node) !== undefined,
      ...highlights,
    }
  const paint = (now: number): void => {
    frame = 0
    if (prepared === undefined || size.width === 0) return
    let arrived = false
    if (flight !== undefined) {
      const t = progress(flight.start, now)
      moveTo(between(flight.from, flight.to, t))
      arrived = t >= 1
      if (arrived) flight = undefined
    }
    if (moving !== undefined) {
      const t = progress(moving.start, now)
      put(moving.at(t))
      if (t >= 1) moving = undefined
    }
    const near = detailAt(camera.scale) === 'cards'
    const moves = gesture.frame(now, camera, arrived)
    // Creating cards would delay zoom frames. Cards that the current picture leaves space for stay until the next picture.
    const held = moves.zooming || (!near && painter.shown === 'cards')
    cards.moveTo(camera)
    const { changed, complete } = held
      ? { changed: false, complete: false }
      : cards.update(camera, size, near)
    // Cards appear over several frames. Once all exist, the picture is redrawn without their plates.
    plateChanges ||= changed
    if (drawing === undefined || (plateChanges && complete)) {
      drawing = current()!
      plateChanges = false
    }
    const painted = painter.paint(drawing, moves.moving)
    cards.root.classList.toggle('is-far', !near && painter.shown !== 'cards')
    minimap?.draw(drawing)
    if (!painted || !complete || flight !== undefined || moving !== undefined) requestFrame()
    else {
      cards.root.classList.remove('is-moving')
      onDrawn()
    }
  }
  const moveTo = (next: Camera): void => {
    if (sameCamera(next, camera)) return
    camera = next
    cards.root.classList.add('is-moving')
    onCamera(camera)
    redraw()
  }
  const put = (placed: PlacedScene): void => {
    prepared = prepare(placed, prepared)
    cards.setScene(prepared, fonts)
    redraw()
  }
  const fly = (to: Camera, smoothly: boolean): void => {
    fitted = true
    if (smoothly && !reducedMotion() && prepared !== undefined) {
      flight = { from: camera, to, start: performance.now() }
      requestFrame()
    } else {
      flight = undefined
      moveTo(to)
    }
  }
  const fit = (smoothly: boolean): void => {
    if (prepared !== undefined && size.width > 0) fly(fitting(prepared.placed.bounds, size), smoothly)
  }
  const showInitial = (): void => {
    if (prepared !== undefined && size.width > 0) fly(initialCamera(prepared.placed, size), false)
  }
  const resize = (): void => {
    size = { width: host.clientWidth, height: host.clientHeight }
    if (!fitted) showInitial()
    redraw()
  }
  resize()
  const watch = new ResizeObserver(resize)
  watch.observe(host)

  return {
    cards,
    get size() {
      return size
    },
    get camera() {
      return camera
    },
    get heading() {
      return flight?.to ?? camera
    },
    get prepared() {
      return prepared
    },
    get fonts() {
      return fonts
    },
    moveTo(next) {
      flight = undefined
      fitted = true
      moveTo(next)
    },
    fly,
    fit,
    show(placed, before) {
      const way = before === undefined || reducedMotion() ? undefined : movingScene(before, placed)
      moving = way && { at: way, start: performance.now() }
      put(way?.(0) ?? placed)
      if (!fitted) showInitial()
    },
    updateCards(placed) {
      const { scene } = placed
      // Running animations and drags continue.
      const at = moving?.at
      if (at !== undefined) moving = { ...moving!, at: (t) => ({ ...at(t), scene }) }
      prepared = { ...prepared!, placed: { ...prepared!.placed, scene } }
      cards.setScene(prepared, fonts)
      requestFrame()
    },
    shift(placed, node) {
      moving = undefined
      prepared = prepare(placed, prepared)
      cards.reposition(prepared, node)
      redraw()
    },
    highlight(next) {
      highlights = next
      const { selected, found, light } = next
      cards.mark({ selected, found, ...(light === undefined ? {} : { lit: light.nodes }) })
      redraw()
    },
    setActive(node) {
      cards.setActive(node)
      const near = detailAt(camera.scale) === 'cards'
      if (cards.update(camera, size, near).changed) redraw()
    },
    refreshTheme() {
      theme = readTheme(host)
      text = textMeasure(`600 10.5px ${theme.font}`)
      fonts = fontsOf(theme)
      if (prepared !== undefined) cards.setScene(prepared, fonts)
      redraw()
    },
    setMinimap(next) {
      minimap = next
      redraw()
    },
    drawing: current,
    destroy() {
      cancelAnimationFrame(frame)
      // A nonzero value prevents later calls from requesting a frame.
      frame = -1
      watch.disconnect()
      pictures.remove()
      cards.root.remove()
    },
  }
}

/** The fonts of names and small text, as in graph.css. */
const fontsOf = ({ font }: Theme): CardFonts => ({
  name: textMeasure(`600 13px ${font}`),
  small: textMeasure(`400 11px ${font}`),
})
