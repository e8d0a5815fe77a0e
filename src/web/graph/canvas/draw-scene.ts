import { drawBlocks } from './draw-blocks.ts'
import { drawEdges } from './draw-edges.ts'
import { drawLabels } from './draw-labels.ts'
import { drawPlates } from './draw-plates.ts'
import type { Drawing } from './drawing.ts'

/** Draws a scene from back to front, in steps. The caller may pause at each `yield`. */
export function* drawScene(context: CanvasRenderingContext2D, drawing: Drawing): Generator<void> {
  const { camera, size, ratio, theme, detail, light } = drawing
  const { scale } = camera
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.fillStyle = theme.bg
  context.fillRect(0, 0, Math.ceil(size.width * ratio), Math.ceil(size.height * ratio))
  context.setTransform(
    scale * ratio,
    0,
    0,
    scale * ratio,
    -camera.x * scale * ratio,
    -camera.y * scale * ratio,
  )
  if (light === undefined) yield* drawEdges(context, drawing, 'all')
  else {
    yield* drawEdges(context, drawing, 'unlit')
    yield* drawEdges(context, drawing, 'lit')
  }
  if (detail === 'cards') drawLabels(context, drawing)
  if (detail === 'blocks') yield* drawBlocks(context, drawing)
  else yield* drawPlates(context, drawing)
  context.globalAlpha = 1
}

/** Runs all steps at once. */
export function runToEnd(steps: Generator<void>): void {
  while (steps.next().done !== true);
}
