import { arrival, edgeEnds, edgePath, type PathSink } from '../edge-path.ts'
import { culled, type Box } from './culled-path.ts'
import type { Drawing } from './drawing.ts'
import { meets } from './edge-boxes.ts'
import { DASHES, type EdgeLook } from './edge-looks.ts'

/** Edges per stroke: longer paths take the rasterizer more than their share (curves sooner than lines), shorter ones more calls. */
const CHUNK = { blocks: 120, labels: 30, cards: 30 } as const

/** No line is broader than this beside its middle, in pixels of the screen. */
const MARGIN = 16

/** Which edges are drawn now: all, or those of a light, or those that it leaves in the dark. */
export type EdgePart = 'all' | 'lit' | 'unlit'

/** Draws the edges that are on the screen, in steps; each `yield` is a place to pause. */
export function* drawEdges(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  part: EdgePart,
): Generator<void> {
  for (const look of drawing.prepared.looks) {
    let chunk: number[] = []
    for (const edge of look.edges) {
      if (part !== 'all' && (drawing.light!.edges[edge] === 1) !== (part === 'lit')) continue
      if (!onScreen(drawing, edge)) continue
      chunk.push(edge)
      if (chunk.length < CHUNK[drawing.detail]) continue
      strokeChunk(context, drawing, look, chunk, part)
      chunk = []
      yield
    }
    if (chunk.length > 0) {
      strokeChunk(context, drawing, look, chunk, part)
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
  return meets(prepared.boxes, edge, x, y, x + size.width / scale, y + size.height / scale)
}

/**
 * Widths in screen pixels: whole ones of the canvas, for a line of one takes the rasterizer a fifth of the time of one that is only a little broader.
 */
const widthOf = ({ detail, ratio }: Drawing, look: EdgeLook, part: EdgePart): number => {
  const base = detail === 'blocks' ? 0.8 : detail === 'labels' ? 1.1 : 1.5
  const whole = base * (part === 'lit' ? 1.7 : 1) * (look.change === undefined ? 1 : 1.4) * ratio
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
  look: EdgeLook,
  edges: readonly number[],
  part: EdgePart,
): void {
  const { camera, theme, detail, prepared } = drawing
  const far = detail === 'blocks'
  const unit = 1 / camera.scale
  const width = widthOf(drawing, look, part) * unit
  const colour =
    look.change === 'added'
      ? theme.good
      : look.change === 'removed'
        ? theme.bad
        : part === 'lit'
          ? theme.accent
          : theme.text2
  context.globalAlpha = alphaOf(drawing, part)
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineCap = look.style === 'masked' ? 'round' : 'butt'
  const dashes = DASHES[look.style]
  context.setLineDash(far ? [] : dashes)
  context.beginPath()
  // Dashes are counted from where an edge begins, so those are drawn as a whole.
  const sink = far || dashes.length === 0 ? culled(context, seenBy(drawing, MARGIN * unit)) : context
  for (const edge of edges)
    if (far) straightPath(sink, drawing, edge)
    else edgePath(prepared.placed, edge, sink)
  if (look.style === 'masked' && !far) context.lineWidth = width * 1.7
  if (look.back && !far) {
    // A double line: a broad one, hollowed out.
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

/** Far away a curve is its ends and bends. */
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
  const [dx, dy] = arrival(placed, edge)
  const length = 8
  const half = 4
  context.moveTo(x, y)
  context.lineTo(x - dx * length + dy * half, y - dy * length + dx * half)
  context.lineTo(x - dx * length - dy * half, y - dy * length - dx * half)
  context.closePath()
}
