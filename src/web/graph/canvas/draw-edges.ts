import { arrivalDirection, edgeEnds, edgePath, type PathSink } from '../edge-path.ts'
import { culled, type Box } from './culled-path.ts'
import type { Drawing } from './drawing.ts'
import { intersects } from './edge-boxes.ts'
import { DASHES, type EdgeBatch } from './edge-batches.ts'

/** Edges per stroke. Longer paths cost the rasterizer more than linear time (curves sooner than lines); shorter ones cost more calls. */
const CHUNK = { blocks: 120, labels: 30, cards: 30 } as const

/** No line is wider than this on either side, in screen pixels. */
const MARGIN = 16

/** Which edges to draw: all, the highlighted ones, or the others. */
export type EdgePart = 'all' | 'lit' | 'unlit'

/** Draws the edges on the screen in steps. The caller may pause at each `yield`. */
export function* drawEdges(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  part: EdgePart,
): Generator<void> {
  for (const batch of drawing.prepared.batches) {
    let chunk: number[] = []
    for (const edge of batch.edges) {
      if (part !== 'all' && (drawing.light!.edges[edge] === 1) !== (part === 'lit')) continue
      if (!onScreen(drawing, edge)) continue
      chunk.push(edge)
      if (chunk.length < CHUNK[drawing.detail]) continue
      strokeChunk(context, drawing, batch, chunk, part)
      chunk = []
      yield
    }
    if (chunk.length > 0) {
      strokeChunk(context, drawing, batch, chunk, part)
      yield
    }
  }
}

const seenBy = ({ camera: { x, y, scale }, size }: Drawing, margin: number): Box => ({
  left: x - margin,
  top: y - margin,
  right: x + size.width / scale + margin,
  bottom: y + size.height / scale + margin,
})

function onScreen({ prepared, camera, size }: Drawing, edge: number): boolean {
  const { x, y, scale } = camera
  return intersects(prepared.boxes, edge, x, y, x + size.width / scale, y + size.height / scale)
}

/**
 * Line widths in screen pixels, rounded down to whole canvas pixels: a line of width 1 takes the rasterizer a fifth of the time of
 * a slightly wider one.
 */
const widthOf = ({ detail, ratio }: Drawing, batch: EdgeBatch, part: EdgePart): number => {
  const base = detail === 'blocks' ? 0.8 : detail === 'labels' ? 1.1 : 1.5
  const whole = base * (part === 'lit' ? 1.7 : 1) * (batch.change === undefined ? 1 : 1.4) * ratio
  return (whole < 1 ? whole : Math.floor(whole)) / ratio
}

const alphaOf = (drawing: Drawing, part: EdgePart): number => {
  if (part === 'lit') return 1
  const whole = drawing.detail === 'blocks' ? 0.38 : drawing.detail === 'labels' ? 0.56 : 0.76
  return part === 'unlit' ? whole * 0.25 : whole
}

function strokeChunk(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  batch: EdgeBatch,
  edges: readonly number[],
  part: EdgePart,
): void {
  const { camera, theme, detail, prepared } = drawing
  const far = detail === 'blocks'
  const unit = 1 / camera.scale
  const width = widthOf(drawing, batch, part) * unit
  const colour =
    batch.change === 'added'
      ? theme.good
      : batch.change === 'removed'
        ? theme.bad
        : part === 'lit'
          ? theme.accent
          : theme.text2
  context.globalAlpha = alphaOf(drawing, part)
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineCap = batch.style === 'masked' ? 'round' : 'butt'
  const dashes = DASHES[batch.style]
  context.setLineDash(far ? [] : dashes)
  context.beginPath()
  // Dashes start where the path starts, so dashed edges are not culled.
  const sink = far || dashes.length === 0 ? culled(context, seenBy(drawing, MARGIN * unit)) : context
  for (const edge of edges)
    if (far) straightPath(sink, drawing, edge)
    else edgePath(prepared.placed, edge, sink)
  if (batch.style === 'masked' && !far) context.lineWidth = width * 1.7
  if (batch.back && !far) {
    // A double line: a wide line with a background-coloured line on top.
    context.lineWidth = width + 3.4 * Math.max(1, unit)
    context.stroke()
    context.globalAlpha = 1
    context.strokeStyle = theme.bg
    context.setLineDash([])
    context.lineWidth = width + 0.4 * Math.max(1, unit)
  }
  context.stroke()
  if (far) return
  context.globalAlpha = part === 'unlit' ? 0.25 : part === 'lit' ? 1 : 0.85
  context.fillStyle = colour
  context.beginPath()
  const seen = seenBy(drawing, MARGIN * Math.max(1, unit))
  for (const edge of edges) arrowHead(context, drawing, edge, seen)
  context.fill()
}

/** At small scales, a curve is drawn as straight lines through its bends. */
function straightPath(context: PathSink, { prepared: { placed } }: Drawing, edge: number): void {
  const [sx, sy, tx, ty] = edgeEnds(placed, edge)
  const { bendStarts, bends } = placed
  context.moveTo(sx, sy)
  for (let k = bendStarts[edge]!; k < bendStarts[edge + 1]!; k++) {
    context.lineTo(bends[3 * k]!, bends[3 * k + 2]!)
    context.lineTo(bends[3 * k + 1]!, bends[3 * k + 2]!)
  }
  context.lineTo(tx, ty)
}

function arrowHead(
  context: CanvasRenderingContext2D,
  { prepared: { placed } }: Drawing,
  edge: number,
  seen: Box,
): void {
  const [, , x, y] = edgeEnds(placed, edge)
  if (x < seen.left || x > seen.right || y < seen.top || y > seen.bottom) return
  const [dx, dy] = arrivalDirection(placed, edge)
  const length = 8
  const half = 4
  context.moveTo(x, y)
  context.lineTo(x - dx * length + dy * half, y - dy * length + dx * half)
  context.lineTo(x - dx * length - dy * half, y - dy * length - dx * half)
  context.closePath()
}
