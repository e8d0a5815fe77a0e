import type { Camera } from './camera.ts'
import type { Detail } from './detail.ts'
import { drawScene } from './draw-scene.ts'
import type { Drawing } from './drawing.ts'
import { coversView } from './covers-view.ts'

/** Milliseconds per frame for drawing while the camera moves, so that movement stays smooth on large scenes. */
const BUDGET = 5
/** Milliseconds per frame for drawing at rest. */
const BUDGET_AT_REST = 24
/**
 * The margin drawn around the screen, as a fraction of its size, while the camera moves or if a picture takes more than one frame.
 * It avoids gaps during movement.
 */
const MARGIN = 0.25

interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

interface Job {
  /** The requested frame, and the same with its margin. */
  readonly requested: Drawing
  readonly drawn: Drawing
  readonly sheet: Sheet
  readonly steps: Generator<void>
}

/**
 * Draws without blocking. A picture is drawn on a hidden canvas over as many frames as necessary. Until then, the previous picture
 * is moved and scaled by a CSS transform to match the camera, which the browser does off the main thread without copying. A small
 * scene is complete in the same frame.
 */
export interface Painter {
  /** Call in each frame until it returns true: then the requested frame is on the screen. `moved` says whether the camera is moving. */
  paint(drawing: Drawing, cameraMoved: boolean): boolean
  /** The level of detail of the visible picture; undefined before the first one. */
  readonly shown: Detail | undefined
}

/** Creates its canvases in an element whose upper left corner is that of the screen. */
export function createPainter(stage: HTMLElement): Painter {
  let spare = newSheet(stage)
  let front: { readonly sheet: Sheet; readonly requested: Drawing; readonly drawn: Drawing } | undefined
  let job: Job | undefined
  let heavy = false

  const begin = (requested: Drawing, moving: boolean): Job => {
    const drawn = heavy || moving ? withMargin(requested) : requested
    const sheet = spare
    resize(sheet.canvas, drawn)
    return { requested, drawn, sheet, steps: drawScene(sheet.context, drawn) }
  }
  return {
    paint(drawing, cameraMoved) {
      if (
        job !== undefined &&
        !(sameExceptCamera(job.requested, drawing) && job.requested.detail === drawing.detail)
      )
        job = undefined
      const moving = cameraMoved && front !== undefined && sameExceptCamera(front.requested, drawing)
      // A moving picture need not be redrawn in each frame. At rest it is.
      if (job === undefined && front?.requested !== drawing && !(moving && coversView(front!.drawn, drawing)))
        job = begin(drawing, moving)
      if (job !== undefined) {
        const fresh = job.requested === drawing
        if (runFor(job, moving ? BUDGET : BUDGET_AT_REST)) {
          if (fresh) heavy = false
          const used = front?.sheet
          front = job
          spare = used ?? newSheet(stage)
          spare.canvas.style.visibility = 'hidden'
          job = undefined
        } else heavy = true
      }
      if (front !== undefined) present(front.sheet.canvas, front.drawn, drawing)
      return front?.requested === drawing
    },
    get shown() {
      return front?.requested.detail
    },
  }
}

function newSheet(stage: HTMLElement): Sheet {
  const canvas = document.createElement('canvas')
  canvas.className = 'lg-canvas'
  canvas.style.visibility = 'hidden'
  stage.append(canvas)
  // `willReadFrequently` makes reading a pixel cheap. runFor() reads one to force pending commands to run.
  return { canvas, context: canvas.getContext('2d', { alpha: false, willReadFrequently: true })! }
}

function resize(canvas: HTMLCanvasElement, { size, ratio }: Drawing): void {
  const width = Math.max(1, Math.ceil(size.width * ratio))
  const height = Math.max(1, Math.ceil(size.height * ratio))
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.style.width = `${width / ratio}px`
  canvas.style.height = `${height / ratio}px`
}

/** Runs a job for `budget` milliseconds. Returns true when it is done. */
function runFor(job: Job, budget: number): boolean {
  const end = performance.now() + budget
  for (;;) {
    if (job.steps.next().done === true) return true
    // Canvas commands are buffered. Reading a pixel executes them, so that the measured time is real.
    job.sheet.context.getImageData(0, 0, 1, 1)
    if (performance.now() >= end) return false
  }
}

/**
 * Whether two frames differ only in the camera, its level of detail, and the card elements. A scene with a different picture has a
 * new `boxes` array.
 */
const sameExceptCamera = (a: Drawing, b: Drawing): boolean =>
  a.prepared.boxes === b.prepared.boxes &&
  a.theme === b.theme &&
  a.light === b.light &&
  a.selected === b.selected &&
  a.found === b.found &&
  a.ratio === b.ratio &&
  a.size.width === b.size.width &&
  a.size.height === b.size.height

function withMargin(drawing: Drawing): Drawing {
  const { camera, size } = drawing
  const mx = Math.round(size.width * MARGIN)
  const my = Math.round(size.height * MARGIN)
  const wider: Camera = { ...camera, x: camera.x - mx / camera.scale, y: camera.y - my / camera.scale }
  return { ...drawing, camera: wider, size: { width: size.width + 2 * mx, height: size.height + 2 * my } }
}

/** Transforms a picture to match the camera of another frame. */
function present(picture: HTMLCanvasElement, drawn: Drawing, { camera, ratio }: Drawing): void {
  const zoom = camera.scale / drawn.camera.scale
  // Whole pixels, so that a picture that only moves stays sharp.
  const whole = (length: number): number => Math.round(length * camera.scale * ratio) / ratio
  const x = whole(drawn.camera.x - camera.x)
  const y = whole(drawn.camera.y - camera.y)
  picture.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
  picture.style.visibility = 'visible'
}
