import type { Point } from '../graph-view.ts'
import type { PlacedScene } from '../placed-scene.ts'
import type { SceneEdge } from '../scene.ts'
import {
  centred,
  clampScale,
  fitting,
  panned,
  toScene,
  toScreen,
  zoomedAt,
  type Camera,
  type Size,
} from './camera.ts'
import { createCardLayer } from './card-layer.ts'
import type { CardFonts } from './card-element.ts'
import { CARDS_FROM, detailAt } from './detail.ts'
import { drawCardPictures } from './draw-card-pictures.ts'
import { prepare, type Drawing, type Prepared } from './drawing.ts'
import { createEmitter, type Emitter } from './graph-events.ts'
import { hit, hitEdge, type Target } from './hit.ts'
import { listenToKeys } from './keyboard-input.ts'
import { lightFrom, startReach, type Light, type StartReach } from './light.ts'
import { createMinimap, type Minimap } from './minimap.ts'
import { between, progress, stillPreferred } from './motion.ts'
import { movingScene } from './moving-scene.ts'
import { nextNode } from './next-node.ts'
import { createPainter } from './painter.ts'
import { listenToPointers } from './pointer-input.ts'
import { sceneLinks, type SceneLinks } from './scene-links.ts'
import { textMeasure } from './text-measure.ts'
import { readTheme, type Theme } from './theme.ts'
import { toPng } from './to-png.ts'

export interface GraphCanvasOptions {
  /** What the graph is of, for screen readers. */
  readonly label: string
}

/** The drawing of a graph in an element that it fills. graph.css must be on the page. */
export interface GraphCanvas {
  /**
   * Draws a scene in the place of the last one. The first one is fitted to the screen; later ones leave the camera where it is, and what stayed moves to its new
   * place unless people prefer stillness.
   */
  setScene(placed: PlacedScene): void
  /** Marks a node as selected, by its id; undefined none. */
  select(id: string | undefined): void
  /** Marks what a search found. */
  setFound(ids: ReadonlySet<string>): void
  readonly camera: Camera
  setCamera(camera: Camera, smoothly?: boolean): void
  fit(): void
  /** Brings a node into the middle, near enough to read, and lets the keyboard go on from there; false where it is not drawn. */
  centerOn(id: string): boolean
  /** Moves the keyboard's focus to a node's card; false where it is not drawn. */
  focus(id: string): boolean
  readonly on: Emitter['on']
  /** Reads the colours again, after the page's theme changed. */
  refreshTheme(): void
  /** Draws a minimap into a canvas from now on; ends by the function returned. */
  attachMinimap(canvas: HTMLCanvasElement): () => void
  /** The whole scene as a picture. */
  toPng(): Promise<Blob>
  destroy(): void
}

const NONE: ReadonlySet<number> = new Set<number>()

/** Makes the drawing inside `host`, which needs a size of its own and a position. */
export function createGraphCanvas(host: HTMLElement, { label }: GraphCanvasOptions): GraphCanvas {
  const { on, emit } = createEmitter()
  const canvas = document.createElement('canvas')
  canvas.className = 'lg-canvas'
  canvas.setAttribute('aria-hidden', 'true')
  const cards = createCardLayer()
  host.classList.add('lg-host')
  host.setAttribute('role', 'group')
  host.setAttribute('aria-roledescription', 'graph')
  host.setAttribute('aria-label', label)
  host.append(canvas, cards.root)
  const painter = createPainter(canvas)

  let theme: Theme = readTheme(host)
  let text = textMeasure(`600 10.5px ${theme.font}`)
  let fonts = fontsOf(theme)
  let camera: Camera = { x: 0, y: 0, scale: 1 }
  let size: Size = { width: host.clientWidth, height: host.clientHeight }
  let final: PlacedScene | undefined
  let prepared: Prepared | undefined
  let links: SceneLinks | undefined
  let starts: StartReach | undefined
  let numberOf = new Map<string, number>()
  let light: Light | undefined
  let hovered = ''
  let selected = NONE
  let found = NONE
  let active: number | undefined
  let drawing: Drawing | undefined
  let flight: { from: Camera; to: Camera; start: number } | undefined
  let moving: { at: (t: number) => PlacedScene; start: number } | undefined
  let dragged: { node: number; placed: PlacedScene } | undefined
  let minimap: Minimap | undefined
  let fitted = false
  let frame = 0
  let gone = false

  const wake = (): void => {
    if (frame === 0 && !gone) frame = requestAnimationFrame(paint)
  }
  const redraw = (): void => {
    drawing = undefined
    wake()
  }
  const paint = (now: number): void => {
    frame = 0
    if (prepared === undefined || size.width === 0) return
    if (flight !== undefined) {
      const t = progress(flight.start, now)
      moveCamera(between(flight.from, flight.to, t))
      if (t >= 1) flight = undefined
    }
    if (moving !== undefined) {
      const t = progress(moving.start, now)
      show(moving.at(t))
      if (t >= 1) moving = undefined
    }
    const detail = detailAt(camera.scale)
    drawing ??= { prepared, camera, size, ratio: ratio(), detail, theme, text, light, selected, found }
    const painted = painter.paint(drawing)
    const complete = cards.update(camera, size, detail === 'cards', active)
    minimap?.draw(drawing)
    if (!painted || !complete || flight !== undefined || moving !== undefined) wake()
  }
  const ratio = (): number => Math.min(3, devicePixelRatio)
  const moveCamera = (next: Camera): void => {
    if (next.x === camera.x && next.y === camera.y && next.scale === camera.scale) return
    camera = next
    emit('camera', { camera, detail: detailAt(camera.scale) })
    redraw()
  }
  const fly = (to: Camera, smoothly = true): void => {
    if (smoothly && !stillPreferred() && prepared !== undefined) {
      flight = { from: camera, to, start: performance.now() }
      wake()
    } else {
      flight = undefined
      moveCamera(to)
    }
  }
  const show = (placed: PlacedScene): void => {
    prepared = prepare(placed)
    cards.setScene(prepared, fonts)
    redraw()
  }
  const dress = (): void => {
    cards.mark({ selected, found, ...(light === undefined ? {} : { lit: light.nodes }) })
    redraw()
  }
  const numbers = (ids: Iterable<string>): ReadonlySet<number> =>
    new Set([...ids].flatMap((id) => numberOf.get(id) ?? []))
  const idOf = (node: number): string => final!.scene.nodes[node]!.id
  const columnOf = (node: number, row: number | undefined): { column?: string } => {
    const one = final!.scene.nodes[node]!
    return row === undefined || one.kind === 'group' ? {} : { column: one.columns.rows[row]!.id }
  }
  const targetAt = (px: number, py: number): Target | undefined => {
    if (prepared === undefined) return undefined
    const [x, y] = toScene(camera, px, py)
    return hit(prepared, x, y, 4 / camera.scale) ?? hitEdge(prepared, x, y, 6 / camera.scale)
  }
  const describe = (target: Target | undefined): { id?: string; column?: string; edge?: SceneEdge } =>
    target === undefined
      ? {}
      : target.kind === 'edge'
        ? { edge: final!.scene.edges[target.edge]! }
        : { id: idOf(target.node), ...columnOf(target.node, target.row) }
  const hover = (target: Target | undefined): void => {
    const key = target === undefined ? '' : JSON.stringify(target)
    if (key === hovered || final === undefined) return
    hovered = key
    if (target === undefined) light = undefined
    else if (target.kind === 'node') light = lightFrom(final.scene, links!, starts!, target.node, target.row)
    else light = lightOfEdge(final.scene, target.edge)
    host.classList.toggle('is-over', target !== undefined)
    emit('hover', describe(target))
    dress()
  }
  const activate = (node: number, focus: boolean): void => {
    cards
      .elementOf(active ?? -1)
      ?.querySelector<HTMLElement>('.lg-main')
      ?.setAttribute('tabindex', '-1')
    active = node
    cards.update(camera, size, detailAt(camera.scale) === 'cards', active)
    const main = cards.elementOf(node)?.querySelector<HTMLElement>('.lg-main')
    main?.setAttribute('tabindex', '0')
    if (focus) main?.focus({ preventScroll: true })
    wake()
  }
  const choose = (target: Target | undefined): void => {
    if (target?.kind === 'node') activate(target.node, false)
    selected = target?.kind === 'node' ? new Set([target.node]) : NONE
    dress()
    emit('select', describe(target))
  }
  const middle = (node: number): Point => {
    const one = final!.scene.nodes[node]!
    return {
      x: final!.x[node]! + one.width / 2,
      y: final!.y[node]! + Math.min(one.height, size.height / 2) / 2,
    }
  }
  /** Brings a node onto the screen when it is not there as a whole. */
  const reveal = (node: number): void => {
    const one = final!.scene.nodes[node]!
    const [left, top] = toScreen(camera, final!.x[node]!, final!.y[node]!)
    const right = left + one.width * camera.scale
    const bottom = top + Math.min(one.height * camera.scale, size.height / 2)
    if (left >= 8 && top >= 8 && right <= size.width - 8 && bottom <= size.height - 8) return
    const { x, y } = middle(node)
    fly(centred(x, y, camera.scale, size))
  }
  const open = (node: number): void => emit('open', { id: idOf(node) })
  const toggleColumns = (node: number): void => {
    const one = final!.scene.nodes[node]!
    if (one.kind === 'card' && one.node.kind === 'dataset') emit('columns', { id: one.id })
  }
  const context = (node: number | undefined, x: number, y: number): void =>
    emit('context', { ...(node === undefined ? {} : { id: idOf(node) }), x, y })
  const nodeOf = (event: Event): number | undefined => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('.lg-card') : null
    return card === null ? undefined : numberOf.get(card.dataset.id!)
  }

  const endPointers = listenToPointers(host, {
    pan: (dx, dy) => {
      flight = undefined
      moveCamera(panned(camera, dx, dy))
    },
    zoom: (factor, x, y) => {
      flight = undefined
      moveCamera(zoomedAt(camera, factor, x, y))
    },
    hover: (x, y) => hover(targetAt(x, y)),
    leave: () => hover(undefined),
    click: (x, y) => choose(targetAt(x, y)),
    doubleClick: (x, y) => {
      const target = targetAt(x, y)
      if (target?.kind === 'node') open(target.node)
    },
    context: (x, y, event) => {
      event.preventDefault()
      const target = targetAt(x, y)
      context(target?.kind === 'node' ? target.node : undefined, event.clientX, event.clientY)
    },
    grab: (x, y) => {
      const target = targetAt(x, y)
      if (target?.kind !== 'node' || final!.scene.nodes[target.node]!.kind === 'group') return false
      if (detailAt(camera.scale) === 'blocks') return false
      dragged = { node: target.node, placed: { ...final!, x: final!.x.slice(), y: final!.y.slice() } }
      return true
    },
    drag: (dx, dy) => {
      if (dragged === undefined) return
      const { node, placed } = dragged
      placed.x[node]! += dx / camera.scale
      placed.y[node]! += dy / camera.scale
      prepared = prepare(placed)
      cards.reposition(prepared, node)
      redraw()
    },
    drop: () => {
      if (dragged === undefined) return
      const { node, placed } = dragged
      dragged = undefined
      final = placed
      emit('pin', { id: idOf(node), x: placed.x[node]!, y: placed.y[node]! })
    },
  })
  const endKeys = listenToKeys(host, {
    step: (way) => {
      if (final === undefined || active === undefined) return
      const next = nextNode(final, active, way)
      if (next === undefined) return
      activate(next, true)
      reveal(next)
      hover({ kind: 'node', node: next })
    },
    pan: (dx, dy) => fly(panned(flight?.to ?? camera, dx, dy)),
    zoom: (factor) => fly(zoomedAt(flight?.to ?? camera, factor, size.width / 2, size.height / 2)),
    fit: () => fit(true),
    choose: () => active !== undefined && choose({ kind: 'node', node: active }),
    open: () => active !== undefined && open(active),
    columns: () => active !== undefined && toggleColumns(active),
    clear: () => {
      hover(undefined)
      choose(undefined)
    },
    menu: () => {
      const box = cards.elementOf(active ?? -1)?.getBoundingClientRect() ?? host.getBoundingClientRect()
      context(active, box.left, box.bottom)
    },
  })
  const ending = new AbortController()
  const { signal } = ending
  host.addEventListener(
    'click',
    (event) => {
      const node = nodeOf(event)
      const act = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null
      if (node === undefined || act === null) return
      if (act.dataset.act === 'open') open(node)
      else if (act.dataset.act === 'columns') toggleColumns(node)
      else if (event.detail === 0) choose({ kind: 'node', node })
    },
    { signal },
  )
  host.addEventListener(
    'focusin',
    (event) => {
      const node = nodeOf(event)
      if (node === undefined) return
      if (node !== active) activate(node, false)
      if (event.target instanceof Element && event.target.matches(':focus-visible')) reveal(node)
    },
    { signal },
  )
  const watch = new ResizeObserver(() => {
    size = { width: host.clientWidth, height: host.clientHeight }
    resizeCanvas()
    if (!fitted && final !== undefined) fit(false)
    redraw()
  })
  const resizeCanvas = (): void => {
    canvas.width = Math.max(1, Math.ceil(size.width * ratio()))
    canvas.height = Math.max(1, Math.ceil(size.height * ratio()))
  }
  const fit = (smoothly: boolean): void => {
    if (final === undefined || size.width === 0) return
    fitted = true
    fly(fitting(final.bounds, size), smoothly)
  }
  resizeCanvas()
  watch.observe(host)

  return {
    setScene(placed) {
      const before = final
      const focusedId = active === undefined ? undefined : before?.scene.nodes[active]?.id
      const hadFocus = cards.root.contains(document.activeElement)
      const selectedIds = [...selected].map(idOf)
      const foundIds = [...found].map(idOf)
      final = placed
      numberOf = new Map(placed.scene.nodes.map((node, i) => [node.id, i]))
      links = sceneLinks(placed.scene)
      starts = startReach(placed.scene, links)
      selected = numbers(selectedIds)
      found = numbers(foundIds)
      light = undefined
      hovered = ''
      dragged = undefined
      active = undefined
      moving = undefined
      const way = before === undefined || stillPreferred() ? undefined : movingScene(before, placed)
      show(way === undefined ? placed : way(0))
      if (way !== undefined) moving = { at: way, start: performance.now() }
      dress()
      if (!fitted) fit(false)
      const first = placed.scene.nodes.findIndex((node) => node.kind === 'card' && node.marks.start)
      const start = numberOf.get(focusedId ?? '') ?? Math.max(0, first)
      if (placed.scene.nodes.length > 0) activate(start, hadFocus)
    },
    select(id) {
      selected = numbers(id === undefined ? [] : [id])
      dress()
    },
    setFound(ids) {
      found = numbers(ids)
      dress()
    },
    get camera() {
      return flight?.to ?? camera
    },
    setCamera(next, smoothly = false) {
      fitted = true
      fly({ ...next, scale: clampScale(next.scale) }, smoothly)
    },
    fit: () => fit(true),
    centerOn(id) {
      const node = numberOf.get(id)
      if (node === undefined) return false
      const { x, y } = middle(node)
      fly(centred(x, y, Math.max(camera.scale, CARDS_FROM * 1.4), size))
      activate(node, false)
      return true
    },
    focus(id) {
      const node = numberOf.get(id)
      if (node === undefined) return false
      activate(node, true)
      reveal(node)
      return true
    },
    on,
    refreshTheme() {
      theme = readTheme(host)
      text = textMeasure(`600 10.5px ${theme.font}`)
      fonts = fontsOf(theme)
      if (prepared !== undefined) cards.setScene(prepared, fonts)
      redraw()
    },
    attachMinimap(target) {
      minimap?.destroy()
      const own = createMinimap(target, (x, y) => fly(centred(x, y, camera.scale, size), false))
      minimap = own
      redraw()
      return () => {
        own.destroy()
        if (minimap === own) minimap = undefined
      }
    },
    toPng() {
      if (prepared === undefined) return Promise.reject(new Error('There is no graph to make a picture of'))
      const whole: Drawing = {
        prepared,
        camera,
        size,
        ratio: 1,
        detail: 'cards',
        theme,
        text,
        selected,
        found,
      }
      return toPng(whole, (context, drawn) => drawCardPictures(context, drawn, fonts))
    },
    destroy() {
      gone = true
      cancelAnimationFrame(frame)
      endPointers()
      endKeys()
      ending.abort()
      watch.disconnect()
      minimap?.destroy()
      canvas.remove()
      cards.root.remove()
      host.classList.remove('lg-host')
    },
  }
}

/** The fonts of the names and of what is smaller, as graph.css has them. */
const fontsOf = ({ font }: Theme): CardFonts => ({
  name: textMeasure(`600 13px ${font}`),
  small: textMeasure(`400 11px ${font}`),
})

/** An edge alone, with its ends. */
function lightOfEdge({ nodes, edges }: PlacedScene['scene'], edge: number): Light {
  const lit = new Uint8Array(nodes.length)
  const { from, to } = edges[edge]!
  lit[from] = lit[to] = 1
  const litEdges = new Uint8Array(edges.length)
  litEdges[edge] = 1
  return { nodes: lit, edges: litEdges }
}
