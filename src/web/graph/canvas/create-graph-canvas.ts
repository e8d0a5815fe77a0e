import type { PlacedScene } from '../placed-scene.ts'
import { centred, clampScale, panned, toScene, toScreen, zoomedAt, type Camera } from './camera.ts'
import { detailAt, READ_AT } from './detail.ts'
import { drawCardPictures } from './draw-card-pictures.ts'
import { initialCamera } from './initial-camera.ts'
import { createEmitter, type Emitter } from './graph-events.ts'
import { createSurface, NO_HIGHLIGHTS, type Highlights } from './graph-surface.ts'
import { hitTest, hitTestEdge, type Target } from './hit-test.ts'
import { listenToKeys } from './keyboard-input.ts'
import { createMinimap } from './minimap.ts'
import { nearest, widened } from './nearest.ts'
import { nextNode } from './next-node.ts'
import { interactiveScene, type InteractiveScene } from './interactive-scene.ts'
import { listenToPointers } from './pointer-input.ts'
import { toPng } from './to-png.ts'

export interface GraphCanvasOptions {
  /** The accessible name of the graph. */
  readonly label: string
}

/** `near()` returns at most this many nodes. */
const MOST_NEAR = 800

/** A graph drawn into an element, which it fills. The page must include graph.css. */
export interface GraphCanvas {
  /**
   * Replaces the scene. The first scene starts at `initialCamera`. Later ones leave the camera unchanged and animate nodes to their
   * new positions, unless the user prefers reduced motion. A scene with the same position arrays differs only in the facts on its
   * cards.
   */
  setScene(placed: PlacedScene): void
  /** Selects a node by id. Undefined clears the selection. */
  select(id: string | undefined): void
  /** Marks search results. */
  setFound(ids: ReadonlySet<string>): void
  /** The current camera, or the target of a running animation. */
  readonly camera: Camera
  setCamera(camera: Camera, smoothly?: boolean): void
  /**
   * The first camera for the scene in the current window: the whole scene, or in a narrow window its beginning. Undefined without a
   * scene.
   */
  readonly initialCamera: Camera | undefined
  zoomBy(factor: number): void
  fit(): void
  /** Centres a node at a readable scale and moves the tab stop to it. Returns false if it is not drawn. */
  centerOn(id: string): boolean
  /** Scrolls a node into view if it is not fully visible. Returns false if it is not drawn. */
  reveal(id: string): boolean
  /** Ids of the nodes whose cards are readable, on or near the screen, nearest to the centre first. Empty at small scales. */
  near(): readonly string[]
  /** Focuses the card of a node. Returns false if it is not drawn. */
  focus(id: string): boolean
  readonly on: Emitter['on']
  /** Rereads the colours after the theme of the page changed. */
  refreshTheme(): void
  /** Draws a minimap into a canvas until the returned function is called. */
  attachMinimap(canvas: HTMLCanvasElement): () => void
  /** The whole scene as a PNG. Rejects if there is no scene or the browser cannot create an image of that size. */
  toPng(): Promise<Blob>
  destroy(): void
}

/** Creates the graph inside `host`, which needs a size of its own. */
export function createGraphCanvas(host: HTMLElement, { label }: GraphCanvasOptions): GraphCanvas {
  const { on, emit } = createEmitter()
  host.classList.add('lg-host')
  host.setAttribute('role', 'group')
  host.setAttribute('aria-roledescription', 'graph')
  host.setAttribute('aria-label', label)
  const surface = createSurface(
    host,
    (camera) => emit('camera', { camera, detail: detailAt(camera.scale) }),
    () => emit('drawn', {}),
  )
  const { cards } = surface
  let shown: InteractiveScene | undefined
  let highlights = NO_HIGHLIGHTS
  let hovered = ''
  let active: number | undefined
  let pressed: Target | undefined
  /** True while cards are recreated, so that the restored focus does not move the camera. */
  let recreating = false
  let dragged: { readonly node: number; readonly placed: PlacedScene } | undefined

  const withoutReveal = (make: () => void): void => {
    recreating = true
    make()
    recreating = false
  }
  const mark = (change: Partial<Highlights>): void => {
    highlights = { ...highlights, ...change }
    surface.highlight(highlights)
  }
  const numbers = (ids: Iterable<string>): ReadonlySet<number> =>
    new Set([...ids].flatMap((id) => shown?.numberOf(id) ?? []))
  const targetAt = (px: number, py: number): Target | undefined => {
    const { prepared, camera } = surface
    if (prepared === undefined) return undefined
    const [x, y] = toScene(camera, px, py)
    return hitTest(prepared, x, y, 4 / camera.scale) ?? hitTestEdge(prepared, x, y, 6 / camera.scale)
  }
  const hover = (target: Target | undefined): void => {
    const key = target === undefined ? '' : JSON.stringify(target)
    if (key === hovered || shown === undefined) return
    hovered = key
    host.classList.toggle('is-over', target !== undefined)
    emit('hover', shown.describe(target))
    mark({ light: target && shown.lightOf(target) })
  }
  const activate = (node: number, focus: boolean): void => {
    active = node
    surface.setActive(node)
    if (focus) cards.mainOf(node)?.focus({ preventScroll: true })
  }
  const choose = (target: Target | undefined): void => {
    if (shown === undefined) return
    if (target?.kind === 'node') activate(target.node, false)
    mark({ selected: target?.kind === 'node' ? new Set([target.node]) : new Set() })
    emit('select', shown.describe(target))
  }
  const middle = (node: number): readonly [number, number] => {
    const { scene, x, y } = shown!.placed
    const { width, height } = scene.nodes[node]!
    return [x[node]! + width / 2, y[node]! + Math.min(height, surface.size.height / 2) / 2]
  }
  /** Moves a node into view if it is not fully visible. */
  const reveal = (node: number): void => {
    const { scene, x, y } = shown!.placed
    const { camera, size } = surface
    const [left, top] = toScreen(camera, x[node]!, y[node]!)
    const right = left + scene.nodes[node]!.width * camera.scale
    const bottom = top + Math.min(scene.nodes[node]!.height * camera.scale, size.height / 2)
    if (left >= 8 && top >= 8 && right <= size.width - 8 && bottom <= size.height - 8) return
    surface.fly(centred(...middle(node), camera.scale, size), true)
  }
  const open = (node: number): void => emit('open', { id: shown!.idOf(node) })
  const toggleColumns = (node: number): void => {
    const one = shown!.placed.scene.nodes[node]!
    if (one.kind === 'card' && one.node.kind === 'dataset') emit('columns', { id: one.id })
  }
  const menu = (node: number | undefined, x: number, y: number): void =>
    emit('context', { ...(node === undefined ? {} : { id: shown!.idOf(node) }), x, y })
  const zoomBy = (factor: number): void => {
    const { heading, size } = surface
    surface.fly(zoomedAt(heading, factor, size.width / 2, size.height / 2), true)
  }

  const nodeOf = (event: Event): number | undefined => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('.lg-card') : null
    return card === null ? undefined : shown?.numberOf(card.dataset.id!)
  }

  const endPointers = listenToPointers(host, {
    pan: (dx, dy) => surface.moveTo(panned(surface.camera, dx, dy)),
    zoom: (factor, x, y) => surface.moveTo(zoomedAt(surface.camera, factor, x, y)),
    hover: (x, y) => hover(targetAt(x, y)),
    leave: () => hover(undefined),
    press: (x, y, event) => {
      const node = nodeOf(event)
      const target = targetAt(x, y)
      // The camera may be moving. A pressed card is the target, even if the scene has another node at that point by now.
      const isMeant = node === undefined || (target?.kind === 'node' && target.node === node)
      pressed = isMeant ? target : { kind: 'node', node }
    },
    click: () => choose(pressed),
    doubleClick: () => {
      if (pressed?.kind === 'node') open(pressed.node)
    },
    context: (x, y, event) => {
      event.preventDefault()
      const target = targetAt(x, y)
      if (shown !== undefined)
        menu(target?.kind === 'node' ? target.node : undefined, event.clientX, event.clientY)
    },
    grab: (x, y) => {
      const target = targetAt(x, y)
      if (target?.kind !== 'node' || detailAt(surface.camera.scale) === 'blocks') return false
      const { placed } = shown!
      if (placed.scene.nodes[target.node]!.kind === 'group') return false
      dragged = { node: target.node, placed: { ...placed, x: placed.x.slice(), y: placed.y.slice() } }
      return true
    },
    drag: (dx, dy) => {
      if (dragged === undefined) return
      const { node, placed } = dragged
      placed.x[node]! += dx / surface.camera.scale
      placed.y[node]! += dy / surface.camera.scale
      surface.shift(placed, node)
    },
    drop: () => {
      if (dragged === undefined) return
      const { node, placed } = dragged
      dragged = undefined
      shown = interactiveScene(placed)
      emit('pin', { id: shown.idOf(node), x: placed.x[node]!, y: placed.y[node]! })
    },
  })
  const endKeys = listenToKeys(host, {
    step: (way) => {
      const next = active === undefined ? undefined : nextNode(shown!.placed, active, way)
      if (next === undefined) return
      activate(next, true)
      reveal(next)
      hover({ kind: 'node', node: next })
    },
    pan: (dx, dy) => surface.fly(panned(surface.heading, dx, dy), true),
    zoom: zoomBy,
    fit: () => {
      surface.fit(true)
      emit('fit', {})
    },
    choose: () => active !== undefined && choose({ kind: 'node', node: active }),
    open: () => active !== undefined && open(active),
    columns: () => active !== undefined && toggleColumns(active),
    clear: () => {
      hover(undefined)
      choose(undefined)
    },
    menu: () => {
      const box = (cards.mainOf(active) ?? host).getBoundingClientRect()
      if (shown !== undefined) menu(active, box.left, box.bottom)
    },
  })
  const ending = new AbortController()
  const { signal } = ending
  const press = (event: MouseEvent): void => {
    const node = nodeOf(event)
    const act = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null
    if (node === undefined || act === null) return
    if (act.dataset.act === 'open') open(node)
    else if (act.dataset.act === 'columns') toggleColumns(node)
    // Screen readers click without a pointer (`detail` is 0).
    else if (event.detail === 0) choose({ kind: 'node', node })
  }
  const focused = (event: FocusEvent): void => {
    const node = nodeOf(event)
    if (node === undefined) return
    if (node !== active) activate(node, false)
    if (!recreating && event.target instanceof Element && event.target.matches(':focus-visible')) reveal(node)
  }
  host.addEventListener('click', press, { signal })
  host.addEventListener('focusin', focused, { signal })

  return {
    setScene(placed) {
      const before = shown
      if (before?.placed.x === placed.x && before.placed.y === placed.y) {
        shown = interactiveScene(placed)
        withoutReveal(() => surface.updateCards(placed))
        return
      }
      const hadFocus = cards.root.contains(document.activeElement)
      const idsOf = (of: ReadonlySet<number>): string[] => [...of].map((node) => before!.idOf(node))
      const activeId = active === undefined ? '' : before!.idOf(active)
      const [selected, found] = [idsOf(highlights.selected), idsOf(highlights.found)]
      const pressedId = pressed?.kind === 'node' ? before!.idOf(pressed.node) : ''
      shown = interactiveScene(placed)
      const held = shown.numberOf(pressedId)
      pressed = held === undefined ? undefined : { kind: 'node', node: held }
      hovered = ''
      dragged = undefined
      active = undefined
      surface.setActive(undefined)
      surface.show(placed, before?.placed)
      mark({ light: undefined, selected: numbers(selected), found: numbers(found) })
      const start = placed.scene.nodes.findIndex((node) => node.kind === 'card' && node.marks.start)
      if (placed.scene.nodes.length > 0) activate(shown.numberOf(activeId) ?? Math.max(0, start), hadFocus)
    },
    select: (id) => mark({ selected: numbers(id === undefined ? [] : [id]) }),
    setFound: (ids) => mark({ found: numbers(ids) }),
    get camera() {
      return surface.heading
    },
    get initialCamera() {
      return shown && initialCamera(shown.placed, surface.size)
    },
    setCamera: (camera, smoothly = false) =>
      surface.fly({ ...camera, scale: clampScale(camera.scale) }, smoothly),
    zoomBy,
    fit: () => surface.fit(true),
    centerOn(id) {
      const node = shown?.numberOf(id)
      if (node === undefined) return false
      const scale = Math.max(surface.camera.scale, READ_AT)
      surface.fly(centred(...middle(node), scale, surface.size), true)
      activate(node, false)
      return true
    },
    reveal(id) {
      const node = shown?.numberOf(id)
      if (node === undefined) return false
      reveal(node)
      return true
    },
    near() {
      const { prepared, camera, size } = surface
      if (prepared === undefined || detailAt(camera.scale) !== 'cards') return []
      return nearest(prepared.placed, widened(camera, size, 1), MOST_NEAR).map((node) => shown!.idOf(node))
    },
    focus(id) {
      const node = shown?.numberOf(id)
      if (node === undefined) return false
      activate(node, true)
      reveal(node)
      return true
    },
    on,
    refreshTheme: () => withoutReveal(() => surface.refreshTheme()),
    attachMinimap(canvas) {
      const own = createMinimap(canvas, (x, y) =>
        surface.fly(centred(x, y, surface.camera.scale, surface.size), false),
      )
      surface.setMinimap(own)
      return () => {
        own.destroy()
        surface.setMinimap(undefined)
      }
    },
    toPng() {
      const drawing = surface.drawing()
      if (drawing === undefined) return Promise.reject(new Error('There is no graph to export'))
      return toPng(drawing, (context, drawn) => drawCardPictures(context, drawn, surface.fonts))
    },
    destroy() {
      endPointers()
      endKeys()
      ending.abort()
      surface.destroy()
      host.classList.remove('lg-host', 'is-over')
    },
  }
}
