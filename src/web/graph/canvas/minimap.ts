import type { Camera, Size } from './camera.ts'
import { fitting, seen, toScene, toScreen } from './camera.ts'
import { drawBlocks } from './draw-blocks.ts'
import type { Drawing } from './drawing.ts'
import { runToEnd } from './draw-scene.ts'

/** A small picture of the whole scene with a frame around the visible part. */
export interface Minimap {
  /** Moves the frame to the camera. If the scene changed, redraws the picture a little later. */
  draw(drawing: Drawing): void
  destroy(): void
}

/** Milliseconds before a changed scene is redrawn in the minimap, so that the main picture comes first. */
const LATER = 250

/** Draws into a canvas. Calls `goTo` with the scene point that the user presses or drags to. */
export function createMinimap(canvas: HTMLCanvasElement, goTo: (x: number, y: number) => void): Minimap {
  const context = canvas.getContext('2d')!
  const picture = document.createElement('canvas')
  const pictureContext = picture.getContext('2d')!
  let latest: Drawing | undefined
  let drawn: Drawing | undefined
  let whole: Camera | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const press = (event: PointerEvent): void => {
    if (whole === undefined || (event.type === 'pointermove' && event.buttons === 0)) return
    if (event.type === 'pointerdown') canvas.setPointerCapture(event.pointerId)
    const box = canvas.getBoundingClientRect()
    goTo(...toScene(whole, event.clientX - box.left, event.clientY - box.top))
  }
  const ending = new AbortController()
  canvas.addEventListener('pointerdown', press, { signal: ending.signal })
  canvas.addEventListener('pointermove', press, { signal: ending.signal })

  const redraw = (drawing: Drawing, size: Size): void => {
    const { ratio } = drawing
    picture.width = canvas.width = Math.ceil(size.width * ratio)
    picture.height = canvas.height = Math.ceil(size.height * ratio)
    const camera = (whole = fitting(drawing.prepared.placed.bounds, size, 6))
    const k = camera.scale * ratio
    pictureContext.setTransform(k, 0, 0, k, -camera.x * k, -camera.y * k)
    runToEnd(drawBlocks(pictureContext, { ...drawing, light: undefined, camera, size, detail: 'blocks' }))
  }
  const sizeNow = (): Size => ({ width: canvas.clientWidth, height: canvas.clientHeight })
  const isStale = (drawing: Drawing, size: Size): boolean =>
    drawn?.prepared.boxes !== drawing.prepared.boxes ||
    drawn.theme !== drawing.theme ||
    drawn.selected !== drawing.selected ||
    drawn.found !== drawing.found ||
    picture.width !== Math.ceil(size.width * drawing.ratio)
  const redrawNow = (): void => {
    timer = undefined
    const size = sizeNow()
    if (latest === undefined || size.width === 0 || size.height === 0) return
    redraw(latest, size)
    drawn = latest
    frame(latest)
  }
  /** Draws the picture with a frame around the visible part. */
  const frame = (drawing: Drawing): void => {
    if (whole === undefined) return
    const view = seen(drawing.camera, drawing.size)
    const [left, top] = toScreen(whole, view.left, view.top)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0)
    context.setTransform(drawing.ratio, 0, 0, drawing.ratio, 0, 0)
    context.fillStyle = drawing.theme.accent
    context.strokeStyle = drawing.theme.accent
    context.lineWidth = 1.5
    context.globalAlpha = 0.1
    const width = Math.max(6, view.width * whole.scale)
    const height = Math.max(6, view.height * whole.scale)
    context.fillRect(left, top, width, height)
    context.globalAlpha = 1
    context.strokeRect(left, top, width, height)
  }
  return {
    draw(drawing) {
      const moved = drawing !== latest
      latest = drawing
      const size = sizeNow()
      if (size.width === 0 || size.height === 0) return
      if (isStale(drawing, size)) timer ??= setTimeout(redrawNow, LATER)
      if (moved) frame(drawing)
    },
    destroy() {
      clearTimeout(timer)
      ending.abort()
    },
  }
}
