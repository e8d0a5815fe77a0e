import type { Camera } from './camera.ts'
import type { Detail } from './detail.ts'
import { drawScene } from './draw-scene.ts'
import type { Drawing } from './drawing.ts'
import { serves } from './serves.ts'

/** The time that a frame may spend on drawing while the camera moves, in milliseconds, so that moving never stumbles over a large scene. */
const BUDGET = 5
/** The same at rest, where the picture is all that is waited for. */
const BUDGET_AT_REST = 24
/** How far beyond the screen is drawn, as a part of it, while the camera moves or where a picture takes more than a frame: moving then shows no gaps. */
const MARGIN = 0.25

interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

interface Job {
  /** What was asked for, and the same with its margin. */
  readonly asked: Drawing
  readonly drawn: Drawing
  readonly sheet: Sheet
  readonly steps: Generator<void>
}

/**
 * Draws without ever blocking: a picture is made on a hidden canvas, over as many frames as it takes, while the one that is shown is moved and scaled to where the camera
 * is by then. That is left to the browser, which does it beside the page's thread and copies nothing. A small scene is there in the same frame.
 */
export interface Painter {
  /** To be called in each frame until it returns true: then what is shown is what was asked for. `moved` is whether the camera is being moved. */
  paint(drawing: Drawing, moved: boolean): boolean
  /** How much the picture shows that is seen; undefined as long as there is none. */
  readonly shown: Detail | undefined
}

/** Makes its canvases in an element whose left upper corner is that of the screen. */
export function createPainter(stage: HTMLElement): Painter {
  let spare = newSheet(stage)
  let front: { readonly sheet: Sheet; readonly asked: Drawing; readonly drawn: Drawing } | undefined
  let job: Job | undefined
  let heavy = false

  const begin = (asked: Drawing, moving: boolean): Job => {
    const drawn = heavy || moving ? withMargin(asked) : asked
    const sheet = spare
    resize(sheet.canvas, drawn)
    return { asked, drawn, sheet, steps: drawScene(sheet.context, drawn) }
  }
  return {
    paint(drawing, moved) {
      if (job !== undefined && !(sameBut(job.asked, drawing) && job.asked.detail === drawing.detail))
        job = undefined
      const moving = moved && front !== undefined && sameBut(front.asked, drawing)
      // What moves need not be drawn anew in each frame; once it is at rest it is.
      if (job === undefined && front?.asked !== drawing && !(moving && serves(front!.drawn, drawing)))
        job = begin(drawing, moving)
      if (job !== undefined) {
        const fresh = job.asked === drawing
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
      return front?.asked === drawing
    },
    get shown() {
      return front?.asked.detail
    },
  }
}

function newSheet(stage: HTMLElement): Sheet {
  const canvas = document.createElement('canvas')
  canvas.className = 'lg-canvas'
  canvas.style.visibility = 'hidden'
  stage.append(canvas)
  // Kept in memory that is cheap to read, so that what was drawn can be made to be there now.
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

/** Runs a job for some milliseconds; true when it is done. */
function runFor(job: Job, budget: number): boolean {
  const end = performance.now() + budget
  for (;;) {
    if (job.steps.next().done === true) return true
    // Commands are kept until they are needed; reading a point makes them happen, so that the time is really spent.
    job.sheet.context.getImageData(0, 0, 1, 1)
    if (performance.now() >= end) return false
  }
}

/**
 * Whether two drawings differ in nothing but the camera, with how much is drawn at its scale, and what cards cover and tell: new boxes are made for whatever has
 * another picture.
 */
const sameBut = (a: Drawing, b: Drawing): boolean =>
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

/** Shows a picture as the camera of another drawing sees it. */
function present(picture: HTMLCanvasElement, drawn: Drawing, { camera, ratio }: Drawing): void {
  const zoom = camera.scale / drawn.camera.scale
  // Whole pixels, so that a picture that is only moved is as sharp as it was drawn.
  const whole = (length: number): number => Math.round(length * camera.scale * ratio) / ratio
  const x = whole(drawn.camera.x - camera.x)
  const y = whole(drawn.camera.y - camera.y)
  picture.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
  picture.style.visibility = 'visible'
}
